/** One entry of the glossary: the words that mean it, and what `/coach` answers about it. */
export interface Term {
  readonly words: readonly string[]
  readonly meaning: string
  /** The word behind `/coach`. */
  readonly ask?: string
}

/** The words of messages, code and documents; docs/glossary.md is made from this list. */
export const glossary: readonly Term[] = [
  { words: ['account'], meaning: 'a customer or prospect company' },
  {
    words: ['account plan'],
    meaning: 'objectives and actions for an account, with who does what by when',
    ask: 'plan',
  },
  { words: ['accountable lead'], meaning: 'the one person who answers for an account', ask: 'coverage' },
  {
    words: ['action'],
    meaning: 'something one person does by a date, from an account plan or an assessment',
    ask: 'plan',
  },
  {
    words: ['activity', 'touch'],
    meaning: 'something a seller did with a customer; a touch has two sides where the customer took part',
  },
  {
    words: ['assessment', 'wave', 'respondent'],
    meaning: 'a questionnaire on alignment, one round of it, one person who answers',
  },
  {
    words: ['behaviour'],
    meaning: 'how a customer buys and works, from three questions; the third dimension of the segmentation',
    ask: 'tier',
  },
  {
    words: ['buffer'],
    meaning: 'the zone in which an account keeps its tier although its rank has moved a little',
    ask: 'tier',
  },
  {
    words: ['buyer role'],
    meaning: 'economic buyer, influencer or gatekeeper, user or technical buyer',
    ask: 'coverage',
  },
  {
    words: ['buyer segment'],
    meaning: 'how a buyer evaluates: price seeker, product seeker, insight seeker',
    ask: 'coverage',
  },
  { words: ['buying centre'], meaning: 'a group inside an account that buys for itself' },
  { words: ['buying phase'], meaning: 'where in the buying cycle a customer is' },
  {
    words: ['cadence'],
    meaning: 'how often an account of a tier should be in touch with us',
    ask: 'coverage',
  },
  { words: ['check-in'], meaning: "a SAM's short report on an account plan", ask: 'plan' },
  {
    words: ['comp plan', 'measure', 'pay mix'],
    meaning: 'how a role is paid; what is paid for, with a weight; base pay against variable pay',
    ask: 'comp-mix',
  },
  {
    words: ['comparative advantage'],
    meaning: 'something customers value in which we are better than others',
    ask: 'value-gaps',
  },
  { words: ['contact'], meaning: 'a person at an account with a say in the decision to buy from us' },
  { words: ['coverage assignment'], meaning: 'who covers an account, in which seller role', ask: 'coverage' },
  { words: ['customer segment'], meaning: 'who the customers are, such as hospitals' },
  { words: ['digest'], meaning: "a manager's weekly summary", ask: 'digest' },
  { words: ['effective rate'], meaning: 'the incentive that one unit sold earns at target', ask: 'comp-mix' },
  { words: ['finding'], meaning: 'a value with its evidence, or a reason why there is none', ask: 'why' },
  { words: ['firm'], meaning: 'a tier that missing answers could not change', ask: 'tier' },
  {
    words: ['growth composition'],
    meaning: 'how last year’s revenue became this year’s: lost, declined, kept, grown, new',
    ask: 'growth',
  },
  { words: ['growth hot spot'], meaning: 'a Tier 1 account', ask: 'tier' },
  {
    words: ['GRR', 'NRR'],
    meaning:
      'gross and net revenue retention: what is left of last year’s revenue without growth, and with it',
    ask: 'growth',
  },
  { words: ['influence'], meaning: "a contact's weight in the decision, 0 to 5", ask: 'coverage' },
  {
    words: ['misalignment index'],
    meaning: "the share of the incentive that points at something customers don't need, 0 to 1",
    ask: 'comp-mix',
  },
  { words: ['model'], meaning: 'all weights, cut-offs, cadences and ranges, under a version' },
  {
    words: ['mute'],
    meaning: 'silence about a kind of nudge, an account or everything for some days',
    ask: 'mute',
  },
  {
    words: ['need'],
    meaning: 'how much a customer needs what we do; the first dimension of the segmentation',
    ask: 'tier',
  },
  { words: ['nudge'], meaning: 'one message about one thing to do, with its evidence', ask: 'why' },
  { words: ['occurrence'], meaning: 'one due moment of a schedule' },
  { words: ['opportunity'], meaning: 'a possible sale, open, won or lost' },
  { words: ['outbox'], meaning: 'messages that must leave once' },
  { words: ['over-delivery'], meaning: 'effort where customers place little value', ask: 'value-gaps' },
  {
    words: ['perception gap'],
    meaning: 'what our own sellers say customers would answer, against what customers answer',
    ask: 'value-gaps',
  },
  { words: ['play'], meaning: 'the advice attached to a finding' },
  { words: ['product family'], meaning: 'products that are planned and paid together' },
  {
    words: ['sales motion'],
    meaning: 'the messages, activities and people that serve one buyer segment',
    ask: 'coverage',
  },
  { words: ['SAM'], meaning: 'strategic account manager' },
  {
    words: ['scoring run', 'snapshot'],
    meaning: 'one judgement of all facts as of a day; the facts that it used',
  },
  { words: ['seller role'], meaning: 'what a seller does on an account, such as hunter or presales' },
  { words: ['single-threaded'], meaning: 'in two-way contact with one person only', ask: 'coverage' },
  {
    words: ['snooze'],
    meaning: 'putting one nudge aside for some working days; then it comes back if its cause still stands',
  },
  {
    words: ['solution mix'],
    meaning: 'the product families that customers need, as shares',
    ask: 'comp-mix',
  },
  {
    words: ['tier'],
    meaning: '1a, 1b, 2, 3 or not scored: how much attention an account should get',
    ask: 'tier',
  },
  {
    words: ['value'],
    meaning: 'what a customer is worth to us; the second dimension of the segmentation',
    ask: 'tier',
  },
  {
    words: ['value gap'],
    meaning: 'something customers value in which we are worse than others',
    ask: 'value-gaps',
  },
]
