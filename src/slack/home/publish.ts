import type { KnownBlock } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import { whoAsks } from '../../workflows/answers/ports.ts'
import { divider, section } from '../blocks/build.ts'
import { classicBlocks } from '../blocks/classic.ts'
import { LIMITS } from '../blocks/limits.ts'
import type { ShownBlock } from '../blocks/native.ts'
import { noAnswer } from '../blocks/no-answer.ts'
import { explainFailure } from '../error-boundary.ts'
import type { SlackServices } from '../surface.ts'
import { homeSections } from './index.ts'
import type { HomeSection, Viewer } from './section.ts'

async function sectionBlocks(
  part: HomeSection,
  services: SlackServices,
  viewer: Viewer,
  log: Logger,
): Promise<readonly ShownBlock[]> {
  try {
    return await part.blocks(services, viewer)
  } catch (error) {
    return [section(explainFailure(error, log, `home ${part.id}`).userMessage)]
  }
}

/** What the Home tab of one person shows now. One section that fails leaves the others standing. */
export async function homeBlocks(
  services: SlackServices,
  slackUserId: string,
  log: Logger,
): Promise<KnownBlock[]> {
  const person = await whoAsks(services.answers, slackUserId)
  if (person === null) return classicBlocks(noAnswer({ kind: 'unknown_person' }).blocks)
  const viewer = { person, slackUserId, at: services.answers.now() }
  const parts: ShownBlock[][] = []
  for (const part of homeSections.filter(each => each.isFor(viewer))) {
    const blocks = await sectionBlocks(part, services, viewer, log)
    if (blocks.length > 0) parts.push(parts.length === 0 ? [...blocks] : [divider, ...blocks])
  }
  return classicBlocks(parts.flat(), LIMITS.viewBlocks)
}

export interface HomePublisher {
  readonly client: WebClient
  readonly log: Logger
  readonly services: () => Promise<SlackServices>
}

/** Brings the Home tab of one person up to date. What fails is logged: nobody waits for it. */
export async function publishHome(
  { client, log, services }: HomePublisher,
  slackUserId: string,
): Promise<void> {
  try {
    const blocks = await homeBlocks(await services(), slackUserId, log)
    await client.views.publish({ user_id: slackUserId, view: { type: 'home', blocks } })
  } catch (error) {
    explainFailure(error, log, 'home')
  }
}
