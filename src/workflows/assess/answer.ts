import {
  type Answers,
  type FrozenForm,
  noAnswers,
  type PageAnswers,
  pageToResume,
  readBallot,
  withPage,
  writeBallot,
} from '../../assessment/index.ts'
import { hasLeft } from '../answers/ports.ts'
import type { Wave } from '../ports/index.ts'
import { type AssessPorts, askingKeys } from './ports.ts'

/** Why somebody can't answer; nothing in it says what anybody answered. */
export type Closed =
  | { readonly kind: 'unknown_person' }
  | { readonly kind: 'not_asked' }
  | { readonly kind: 'closed'; readonly name: string }
  | { readonly kind: 'already'; readonly name: string }
  /** What came in belongs to another form, or to none. */
  | { readonly kind: 'other_form' }

export interface PageToAnswer {
  readonly kind: 'page'
  readonly wave: Wave
  readonly pageNo: number
  readonly answers: Answers
}

export interface PageSent {
  readonly slackUserId: string
  readonly waveId: string
  readonly pageNo: number
  readonly answers: PageAnswers
  /** Null where the page has no field for it. */
  readonly comment: string | null
}

interface Respondent {
  readonly kind: 'respondent'
  readonly wave: Wave
  readonly personId: string
  readonly unit: string
  readonly answers: Answers
}

async function respondentOf(
  ports: AssessPorts,
  slackUserId: string,
  waveId: string,
): Promise<Respondent | Closed> {
  const { assessments, seal, directory, now } = ports
  const person = await directory.personBySlackUser(slackUserId)
  if (person === null || hasLeft(person, now())) return { kind: 'unknown_person' }
  const wave = await assessments.wave(waveId)
  const participant = wave === null ? null : await assessments.participant(waveId, person.personId)
  if (wave === null || participant === null || participant.state === 'left') return { kind: 'not_asked' }
  if (participant.state === 'submitted') return { kind: 'already', name: wave.name }
  if (wave.state !== 'open' || now() >= wave.closesAt) return { kind: 'closed', name: wave.name }
  const sealed = await assessments.draft(waveId, person.personId)
  const answers = sealed === null ? noAnswers : readBallot(wave.form, await seal.open(waveId, sealed)).answers
  return { kind: 'respondent', wave, personId: person.personId, unit: participant.unit, answers }
}

/** Opens the form where somebody left it. */
export async function resume(
  ports: AssessPorts,
  slackUserId: string,
  waveId: string,
): Promise<PageToAnswer | Closed> {
  const found = await respondentOf(ports, slackUserId, waveId)
  if (found.kind !== 'respondent') return found
  const { wave, answers } = found
  return { kind: 'page', wave, answers, pageNo: pageToResume(wave.form, answers) }
}

async function keep(
  ports: AssessPorts,
  sent: PageSent,
): Promise<(Respondent & { readonly said: Answers }) | Closed> {
  const found = await respondentOf(ports, sent.slackUserId, sent.waveId)
  if (found.kind !== 'respondent') return found
  const { wave, personId, answers } = found
  const said = withPage(wave.form, answers, sent.pageNo, sent.answers, sent.comment)
  if (said === null) return { kind: 'other_form' }
  // A draft looks like a ballot, so that its length does not tell how much is in it.
  const draft = writeBallot(wave.form, { unit: '', answers: said })
  const sealed = await ports.seal.seal(wave.waveId, draft)
  const isKept = await ports.assessments.saveDraft(wave.waveId, personId, sealed)
  return isKept ? { ...found, said } : { kind: 'closed', name: wave.name }
}

/** Keeps a page as a draft and gives the one to go to. */
export async function turnPage(
  ports: AssessPorts,
  sent: PageSent,
  by: 1 | -1,
): Promise<PageToAnswer | Closed> {
  const kept = await keep(ports, sent)
  if (kept.kind !== 'respondent') return kept
  const { wave, said } = kept
  const last = wave.form.pages.length - 1
  return {
    kind: 'page',
    wave,
    answers: said,
    pageNo: Math.max(0, Math.min(last, sent.pageNo + by)),
  }
}

export type SubmitResult =
  | Closed
  | { readonly kind: 'submitted'; readonly form: FrozenForm; readonly answers: Answers }
  | { readonly kind: 'nothing_answered' }

/** The last page, kept and handed in. */
export async function submit(ports: AssessPorts, sent: PageSent): Promise<SubmitResult> {
  const kept = await keep(ports, sent)
  if (kept.kind !== 'respondent') return kept
  const { wave, personId, unit, said } = kept
  if (Object.keys(said.ratings).length === 0) return { kind: 'nothing_answered' }
  const ballot = await ports.seal.seal(wave.waveId, writeBallot(wave.form, { unit, answers: said }))
  const keys = askingKeys(wave, personId, ports.model)
  const outcome = await ports.assessments.submit(wave.waveId, personId, ballot, keys)
  if (outcome === 'submitted') return { kind: 'submitted', form: wave.form, answers: said }
  return outcome === 'not_asked' ? { kind: 'not_asked' } : { kind: outcome, name: wave.name }
}

/** A page that was sent: the next one, or, where it is the last, what came of handing it in. */
export async function sendPage(ports: AssessPorts, sent: PageSent): Promise<PageToAnswer | SubmitResult> {
  const wave = await ports.assessments.wave(sent.waveId)
  const isLast = wave !== null && sent.pageNo >= wave.form.pages.length - 1
  return isLast ? submit(ports, sent) : turnPage(ports, sent, 1)
}
