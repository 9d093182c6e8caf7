import { type AnswerPorts, type NoAnswer, whoAsks } from '../../../src/workflows/answers/ports.ts'
import type { ScoringRun } from '../../../src/workflows/ports/index.ts'

export type TemplateNameAnswer =
  | NoAnswer
  | { readonly kind: 'template_name'; readonly personName: string; readonly run: ScoringRun }

/** Answers `/template-name` from the newest completed run. What a person may see is decided in `workflows/access`. */
export async function answerTemplateName(
  ports: AnswerPorts,
  asked: { readonly slackUserId: string; readonly text: string },
): Promise<TemplateNameAnswer> {
  const person = await whoAsks(ports, asked.slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const [run] = await ports.runs.lastCompleted(1)
  if (run === undefined) return { kind: 'no_run' }
  return { kind: 'template_name', personName: person.name, run }
}
