import { readFile } from 'node:fs/promises'
import { RefusedInputError } from '../errors.ts'
import type { Model, Parsed } from '../scoring/index.ts'
import type { RoundResult } from '../workflows/coach/result.ts'
import { type ModelPorts, previewModel, publishModelFile } from '../workflows/operations/model.ts'
import type { Installation } from './installation.ts'

const ACTOR = 'command line'
const VERSIONS_LISTED = 100

/** Scores and coaches without sending. */
type Try = (
  installation: Installation,
) => Promise<RoundResult & { readonly runId: string | null; readonly note: string | null }>

/** Ports of the scoring model's versions. */
export function modelPorts(installation: Installation, tryOn: Try): ModelPorts {
  const { store, builtIn, takeOverModel, now } = installation
  const { models, runs, directory, audit } = store.bulk
  return {
    models,
    runs,
    directory,
    audit,
    builtIn,
    now,
    takeOver: takeOverModel,
    async tryModel(model: Model) {
      const { runId, note, ...round } = await tryOn({ ...installation, model })
      return { runId, note, round }
    },
  }
}

function orRefuse<Value>(parsed: Parsed<Value>): Value {
  if (parsed.ok) return parsed.value
  throw new RefusedInputError(
    parsed.faults.map(({ path, expected, found }) => `${path}: expected ${expected}, found ${found}`),
  )
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code = 'unreadable' } = error as { readonly code?: string }
    throw new RefusedInputError([`FILE: expected a model file that can be read, found ${code} at ${file}`])
  }
}

interface ModelJob {
  readonly act: 'list' | 'preview' | 'publish'
  readonly file: string
  readonly note: string
}

/** Lists the versions, tells what a file would do, or puts it in force. */
export async function modelJob(
  installation: Installation,
  { act, file, note }: ModelJob,
  tryOn: Try,
): Promise<unknown> {
  const ports = modelPorts(installation, tryOn)
  switch (act) {
    case 'list':
      return { inForce: installation.model.version, versions: await ports.models.list(VERSIONS_LISTED) }
    case 'preview':
      return orRefuse(await previewModel(ports, await textOf(file), ACTOR))
    case 'publish':
      return orRefuse(await publishModelFile(ports, await textOf(file), { by: ACTOR, note }))
  }
}
