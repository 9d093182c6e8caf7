import { ACCOUNT, colleagues, everyone, PLAN, userOf, type Who } from './people.ts'
import type { Try } from './surfaces.ts'

/** What one surface is asked, what shows that it answered, and to whom it does. */
export interface Row {
  readonly tried?: Try | ((nudgeOfRep: string) => Try)
  /** Words that only an answer has; a denial never holds them. */
  readonly shows: RegExp
  readonly to: readonly Who[]
  /** It shows pay: everybody who is let in is written down, and nothing of it can be shared. */
  readonly isCompensation?: true
}

const nobody: readonly Who[] = []
const managers: readonly Who[] = ['head', 'manager', 'otherManager']
const managersAndOperations: readonly Who[] = [...managers, 'operations']
/** Those who sell to the account, those above them, and sales operations. */
const ofAccount: readonly Who[] = ['rep', 'sam', 'delegate', 'head', 'manager', 'operations']
const governors: readonly Who[] = ['sam', 'delegate']
/** Everybody who is assigned to some account, or leads who is. */
const sellers = colleagues.filter(who => who !== 'operations' && who !== 'marketing')
const operations: readonly Who[] = ['operations']

const account: Try = { text: ACCOUNT.name }
const plan: Try = { text: PLAN.id }
const picked = (id: string, value: string) => ({
  [id]: {
    [id]: {
      type: 'static_select' as const,
      selected_option: { value, text: { type: 'plain_text' as const, text: value } },
    },
  },
})
const user = (id: string, who: Who) => ({
  [id]: { [id]: { type: 'users_select', selected_user: userOf(who) } },
})
const today = () => new Date().toISOString().slice(0, 10)
const ofNudge = (nudgeId: string): Try => ({ text: nudgeId })
const whatIf: Try = { text: JSON.stringify({ planId: PLAN.id, what: 'plan' }) }

/** Only the person it was sent to. */
const ownNudge = { tried: ofNudge, to: ['rep'] } as const
const homeOf = (heading: string, to: readonly Who[]): Row => ({ shows: new RegExp(heading), to })
/** There is no wave in this company: nobody is shown anything of one. */
const noWave: Row = { shows: /"submit":"(Next|Submit|Save)"|Level of agreement/, to: nobody }

/** Those who govern the plan of the account, and sales operations. */
const planKeepers: readonly Who[] = [...governors, 'operations']
/** Sent with nothing in it, a form keeps nothing, whoever sends it. */
const incomplete: Row = { tried: account, shows: /^\{"text":"(Saved|Thank)/, to: nobody }

/** The matrix: every surface, and who is let in. Whoever is not named is denied. */
export const rows: Readonly<Record<string, Row>> = {
  'command /coverage': { tried: account, shows: /Accountable lead:/, to: ofAccount },
  'command /comp-mix': {
    tried: plan,
    shows: /Comp mix of Strategic/,
    to: ['sam', 'head', 'operations'],
    isCompensation: true,
  },
  'command /coach': {
    tried: { text: `coverage ${ACCOUNT.name}` },
    shows: /Accountable lead:/,
    to: ofAccount,
  },
  'word check-in': { tried: account, shows: /form of the check-in opens/, to: everyone },
  'word tier': { tried: account, shows: /Tier of Lakeside/, to: ofAccount },
  'word value-gaps': { shows: /What customers value/, to: colleagues },
  'word plan': { tried: account, shows: /Account plan of Lakeside/, to: ofAccount },
  'word growth': { shows: /GRR|gross/i, to: managersAndOperations },
  'word forecast': { shows: /^\{"text":"(?!I can't|I don't)/, to: managersAndOperations },
  'word digest': { shows: /Your team this week|Nothing to tell/, to: managers },
  'word alignment': { shows: /"text":"Alignment"/, to: colleagues },
  'word why': { shows: /I told you nothing|Why I told/i, to: colleagues },
  'word mute': { tried: account, shows: /quiet until/, to: ofAccount },
  'word settings': { shows: /Home tab/, to: everyone },
  'word win-loss': { tried: account, shows: /what decided it/, to: ['rep'] },
  'word channel': { tried: account, shows: /form for the channel opens/, to: everyone },

  'word action': { tried: account, shows: /form opens/, to: everyone },
  'word review': { tried: account, shows: /form opens/, to: everyone },
  'word contact': { tried: account, shows: /form opens/, to: everyone },

  'form account_channel: open': {
    tried: account,
    shows: /"submit":"Save"/,
    to: [...governors, 'operations'],
  },
  'form account_channel: submit': {
    tried: {
      text: ACCOUNT.id,
      state: { channel: { channel: { type: 'conversations_select', selected_conversation: 'C0TEAM' } } },
    },
    shows: /are asked for in/,
    to: [...governors, 'operations'],
  },
  'form assessment_page: open': noWave,
  'form assessment_page: submit': noWave,
  'form assessment_page: back_assessment': noWave,
  'form assessment_start: open': {
    tried: { text: 'ask' },
    shows: /"submit":"Preview"/,
    to: managersAndOperations,
  },
  'form assessment_start: submit': { tried: { text: 'ask' }, shows: /"submit":"Start"/, to: nobody },
  'form assessment_action: open': noWave,
  'form assessment_action: submit': noWave,
  'form check_in: open': { tried: account, shows: /"submit":"Check in"/, to: governors },
  'form check_in: submit': {
    tried: {
      text: `${today()} ${ACCOUNT.id}`,
      state: { moved: { moved: { type: 'plain_text_input', value: 'A word' } }, ...picked('level', '2') },
    },
    shows: /Thank you|was held already/,
    to: governors,
  },
  'form check_in_delegate: open': { tried: account, shows: /"submit":"Save"/, to: ['sam'] },
  'form check_in_delegate: submit': {
    tried: { text: ACCOUNT.id, state: picked('delegate', 'P-121') },
    shows: /from now on/,
    to: ['sam'],
  },
  // The empty form says nothing; what is sent counts for the own nudge alone.
  'form not_useful: open': { tried: ofNudge, shows: /Why was this not useful/, to: everyone },
  'form not_useful: submit': {
    tried: nudgeId => ({ text: nudgeId, state: picked('why', 'known') }),
    shows: /Thank you|settled already/,
    to: ['rep'],
  },
  'form this_is_wrong: open': { tried: ofNudge, shows: /What is right/, to: everyone },
  'form this_is_wrong: submit': {
    tried: nudgeId => ({
      text: nudgeId,
      state: { said: { said: { type: 'plain_text_input', value: 'No' } } },
    }),
    shows: /Thank you|settled already/,
    to: ['rep'],
  },
  'form account_plan: open': { tried: account, shows: /"submit":"Save"/, to: planKeepers },
  'form account_plan: submit': incomplete,
  'form plan_objective: open': { tried: account, shows: /"submit":"Save"/, to: planKeepers },
  'form plan_objective: submit': incomplete,
  'form plan_objective: give_which_objective': {
    tried: account,
    shows: /"submit":"Save"/,
    to: planKeepers,
  },
  'form plan_action: open': { tried: account, shows: /"submit":"Save"/, to: ofAccount },
  'form plan_action: submit': incomplete,
  'form plan_action: give_which_action': { tried: account, shows: /"submit":"Save"/, to: ofAccount },
  'form plan_action: give_account_of_action': { tried: account, shows: /"submit":"Save"/, to: nobody },
  'form plan_review: open': { tried: account, shows: /"submit":"Record"/, to: planKeepers },
  'form plan_review: submit': incomplete,
  'form contact: open': { tried: account, shows: /"submit":"Save"/, to: ofAccount },
  'form contact: submit': incomplete,
  'form contact: give_which_contact': { tried: account, shows: /"submit":"Save"/, to: ofAccount },
  'form value_rating: open': {
    tried: account,
    shows: /"submit":"Save"/,
    to: ['rep', 'sam', 'delegate', 'head', 'manager'],
  },
  'form value_rating: submit': incomplete,
  // Opened from the menu of a message alone; on nothing it shows nothing.
  'form touch: open': { shows: /"submit":"Log it"/, to: nobody },
  'form touch: submit': incomplete,
  'form touch: give_account_of_touch': { shows: /"submit":"Log it"/, to: nobody },
  'form audit_log: open': { shows: /"text":"Audit log"/, to: operations },
  'form audit_log: submit': { shows: /read this log/, to: nobody },
  'form import_files: open': { shows: /"submit":"Import"/, to: operations },
  // Sent without a file, it imports nothing, whoever sends it.
  'form import_files: submit': { shows: /rows in/, to: nobody },
  'form change_model: open': { shows: /In force:/, to: operations },
  'form change_model: submit': { shows: /would score like this/, to: operations },
  'form score_facts: open': { shows: /"submit":"Score now"/, to: operations },
  'form score_facts: submit': { shows: /"text":"Scored"/, to: operations },
  'form match_member: open': { shows: /"submit":"Save"/, to: operations },
  'form match_member: submit': {
    tried: { state: user('member', 'unmatched') },
    shows: /Saved/,
    to: operations,
  },
  'form preview_round: open': { shows: /would leave/, to: operations },
  'form preview_round: submit': { shows: /would leave/, to: nobody },
  'form reach: open': { shows: /"submit":"Save"/, to: operations },
  'form reach: submit': {
    tried: { state: picked('reach', 'everybody') },
    shows: /Messages are on/,
    to: operations,
  },
  'form stuck_messages: open': { shows: /No message waits|Stuck messages/, to: operations },
  'form stuck_messages: submit': { shows: /Stuck messages/, to: nobody },
  'form preferences: open': { shows: /"submit":"Save"/, to: colleagues },
  'form preferences: submit': { shows: /Saved/, to: colleagues },
  'form what_if: open': {
    tried: { text: `plan|${PLAN.id}` },
    shows: /"submit":"Show result"/,
    to: ['head', 'operations'],
    isCompensation: true,
  },
  'form what_if: submit': { tried: whatIf, shows: /isalignment index/, to: nobody },
  'form what_if: what_if_number': {
    tried: whatIf,
    shows: /"submit":"Show result"/,
    to: ['head', 'operations'],
  },
  'form what_if: what_if_step': {
    tried: whatIf,
    shows: /"submit":"Show result"/,
    to: ['head', 'operations'],
  },
  'form what_if: what_if_start': {
    tried: whatIf,
    shows: /"submit":"Show result"/,
    to: ['head', 'operations'],
  },

  'home day': homeOf('My day', colleagues),
  'home operations': homeOf('"text":"Sales operations"', operations),
  'home team': homeOf('"text":"My team"', managers),
  'home alignment': homeOf('Start an assessment', managersAndOperations),
  'home accounts': homeOf('My accounts', sellers),
  'home wishes': homeOf('How you hear from me', colleagues),

  'button open_coverage': { tried: account, shows: /Accountable lead:/, to: ofAccount },
  'button open_comp_mix': {
    tried: plan,
    shows: /Comp mix of Strategic/,
    to: ['sam', 'head', 'operations'],
    isCompensation: true,
  },
  'button open_digest': { shows: /Your team this week|Nothing to tell/, to: managers },
  'button open_coach': { tried: { text: `tier ${ACCOUNT.name}` }, shows: /Tier of Lakeside/, to: ofAccount },
  'button end_mute': {
    tried: { text: JSON.stringify(['plan-stale', null]) },
    shows: /hear of it again/,
    to: colleagues,
  },
  'button send_again': { tried: { text: 'O-1' }, shows: /sent again|decided about this/, to: operations },
  'button mark_sent': { tried: { text: 'O-1' }, shows: /Marked|decided about this/, to: operations },
  'button act_on_nudge': { ...ownNudge, shows: /no longer kept/ },
  'button snooze_nudge': {
    ...ownNudge,
    tried: nudgeId => ({ text: `${nudgeId}|1` }),
    shows: /Put aside|settled/,
  },
  'button answer_nudge': {
    ...ownNudge,
    tried: nudgeId => ({ text: `${nudgeId}|yes` }),
    shows: /Thank you|settled|no longer kept/,
  },
  'button mute_nudge': {
    ...ownNudge,
    tried: nudgeId => ({ text: `${nudgeId}|kind|7` }),
    shows: /Quiet until/,
  },
  'button answer_win_loss': { tried: { text: 'O-NONE|price' }, shows: /Thank you/, to: nobody },
  'button show_picture': {
    tried: { text: 'growth|' },
    shows: /Slack did not take the picture/,
    to: managersAndOperations,
  },
  'button results_assessment': noWave,
  'button stop_repeating_assessment': { shows: /does not repeat any more/, to: nobody },
  'button comments_assessment': noWave,
  'button end_assessment': { shows: /It ends now/, to: nobody },
  'button extend_assessment': { shows: /a week longer/, to: nobody },
  'button done_assessment': { shows: /Thank you/, to: nobody },
}
