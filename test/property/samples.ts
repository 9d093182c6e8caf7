import type { ScoringModule } from '../../src/scoring/index.ts'

/** Inputs by method that say more than its worked examples do, so that the laws reach every part of a finding. */
const samples: Readonly<Record<string, readonly unknown[]>> = {
  governance: [
    {
      asOf: '2026-06-30',
      account: { id: 'lakeside', tier: '1a' },
      plan: { id: 'plan', updatedOn: '2026-02-01', customerObjectives: 'Shorter turnaround' },
      objectives: [
        { id: 'turnaround', text: 'Instruments back within a day', participationLevel: 3 },
        { id: 'stores', text: 'Fewer stores', participationLevel: 1 },
        { id: 'theatre', text: 'No cancelled operation' },
      ],
      actions: [
        {
          id: 'a1',
          objective: 'turnaround',
          owner: 'dana',
          contact: 'ruth',
          dueOn: '2026-05-01',
          doneOn: '2026-04-20',
        },
        { id: 'a2', objective: 'turnaround', owner: 'lee', dueOn: '2026-05-10', doneOn: '2026-06-01' },
        { id: 'a3', objective: 'stores', owner: 'lee', dueOn: '2026-06-01' },
        { id: 'a4', objective: 'stores', owner: 'dana', dueOn: '2026-09-01' },
        { id: 'a5', owner: 'dana', dueOn: '2026-06-10', cancelledOn: '2026-05-20' },
      ],
      reviews: [{ dueOn: '2026-03-01', heldOn: '2026-03-03' }, { dueOn: '2026-06-01' }],
      checkIns: [{ on: '2026-06-02', participationLevel: 2 }],
      contacts: [
        { id: 'ruth', buyerRole: 'economic_buyer', influence: 5 },
        { id: 'ivo', buyerRole: 'user_technical', influence: 3 },
        { id: 'tess', buyerRole: 'influencer_gatekeeper', influence: 4, isPartner: true },
      ],
      assignments: [
        { seller: 'dana', role: 'sam', from: '2026-01-01' },
        { seller: 'lee', role: 'portfolio_rep', from: '2026-01-01' },
        { seller: 'mia', role: 'portfolio_rep', from: '2026-01-01' },
      ],
      activities: [
        { on: '2026-06-20', seller: 'lee', contacts: ['ivo', 'ruth'] },
        { on: '2026-06-21', seller: 'dana', contacts: ['ruth'] },
      ],
      opportunities: [
        {
          id: 'o1',
          owner: 'dana',
          problem: 'turnaround',
          contacts: ['ruth', 'ivo'],
          openedOn: '2026-05-01',
          expectedCloseOn: '2026-09-01',
        },
        {
          id: 'o2',
          owner: 'lee',
          problem: 'turnaround',
          contacts: ['ivo'],
          openedOn: '2026-06-01',
          expectedCloseOn: '2026-08-01',
        },
        { id: 'o3', owner: 'mia', objective: 'stores', contacts: ['tess'] },
      ],
    },
  ],
  coverage: [
    {
      asOf: '2026-06-30',
      account: { id: 'lakeside', tier: '1b', startedOn: '2025-01-01' },
      contacts: [
        { id: 'ruth', buyerRole: 'economic_buyer', influence: 5, seniority: 5, buyingCentre: 'theatre' },
        { id: 'ivo', buyerRole: 'user_technical', influence: 3, buyingCentre: 'stores' },
        { id: 'tess', buyerRole: 'influencer_gatekeeper', influence: 4, buyingCentre: 'stores' },
        { id: 'olga', influence: 1, leftOn: '2026-03-01' },
      ],
      sellers: [
        { id: 'dana', roles: ['sam'] },
        { id: 'lee', roles: ['account_manager'] },
        { id: 'mia', roles: ['presales'], isTechnical: true },
      ],
      assignments: [
        { seller: 'dana', role: 'sam', isLead: true, from: '2025-01-01' },
        { seller: 'lee', role: 'account_manager', buyingCentre: 'stores', family: 'packs' },
        { seller: 'mia', role: 'presales', buyingCentre: 'stores', family: 'packs' },
      ],
      activities: [
        {
          on: '2026-06-20',
          seller: 'dana',
          contacts: ['ruth'],
          isTwoWay: true,
          isFaceToFace: true,
          minutes: 60,
          buyingPhase: 'select',
        },
        {
          on: '2026-06-18',
          seller: 'lee',
          contacts: ['ivo', 'tess'],
          isTwoWay: true,
          minutes: 30,
          buyingPhase: 'use',
          problem: 'delays',
        },
        {
          on: '2026-06-17',
          seller: 'mia',
          contacts: ['ivo'],
          isTwoWay: false,
          minutes: 45,
          buyingPhase: 'use',
          problem: 'delays',
        },
        {
          on: '2026-05-12',
          seller: 'dana',
          contacts: ['ruth'],
          isTwoWay: true,
          minutes: 20,
          buyingPhase: 'use',
        },
        {
          on: '2026-05-02',
          seller: 'lee',
          contacts: ['tess'],
          isTwoWay: true,
          minutes: 25,
          buyingPhase: 'select',
        },
        {
          on: '2026-04-02',
          seller: 'dana',
          contacts: ['tess'],
          isTwoWay: true,
          isBusinessReview: true,
          minutes: 90,
          buyingPhase: 'select',
        },
      ],
      buyingCentres: [
        {
          id: 'theatre',
          families: ['instruments'],
          cycleDays: 180,
          budgetOwner: 'hospital',
          selectedBy: 'board',
          buysEveryDays: 1000,
        },
        {
          id: 'stores',
          families: ['packs'],
          cycleDays: 60,
          budgetOwner: 'ward',
          selectedBy: 'board',
          buysEveryDays: 90,
        },
      ],
      requiredPhaseMix: { select: 0.5, use: 0.5 },
    },
  ],
  competencies: [
    {
      asOf: '2026-06-30',
      person: { id: 'dana', role: 'sam' },
      manager: 'noor',
      tier: '1b',
      buyerSegment: 'insight_seeker',
      ratings: [
        { competency: 'business_acumen', by: 'self', level: 4 },
        { competency: 'business_acumen', by: 'manager', level: 2 },
        { competency: 'business_acumen', by: 'customer', rater: 'ruth', level: 3 },
        { competency: 'business_acumen', by: 'customer', rater: 'ivo', level: 1 },
        { competency: 'communication', by: 'manager', level: 3 },
        { competency: 'negotiation', by: 'manager', level: 2 },
      ],
      attributes: { 'Communicating the business value': 6, 'Initial investment': 3 },
      live: ['o1', 'o2'],
      causes: { nonSellingShare: 0.5, isPayMisaligned: true },
    },
  ],
  'sales-motion': [
    {
      buyers: [
        { id: 'ruth', account: 'lakeside', influence: 5, survey: { price: 10, product: 30, insight: 60 } },
        {
          id: 'ivo',
          account: 'lakeside',
          category: 'packs',
          influence: 2,
          behaviour: { price: [1, 0.5, 1], product: [0.5, 0, 0.5], insight: [0, 0, 0.5] },
        },
        { id: 'tess', account: 'hilltop', label: { segment: 'price_seeker', statedBy: 'rep' } },
        {
          id: 'olga',
          account: 'hilltop',
          influence: 4,
          survey: { price: 50, product: 30, insight: 20, statedBy: 'rep' },
          behaviour: { price: [0, 0, 0], product: [1, 1, 1], insight: [0, 1, 0] },
        },
      ],
      accounts: [
        { id: 'lakeside', servedBy: ['inside_sales'] },
        { id: 'hilltop', actualMotion: 'innovation' },
      ],
      motionCosts: { transactional: 1000, product_advocacy: 5000, innovation: 20000 },
    },
  ],
  'cost-to-serve': [
    {
      pools: [
        { id: 'inside', cost: '100000', capacity: { practicalMinutes: 80000 } },
        { id: 'field', cost: '400000', capacity: { theoreticalMinutes: 120000 } },
      ],
      activities: [
        { id: 'call', pool: 'inside', minutes: 10 },
        { id: 'visit', pool: 'field', minutes: 120 },
      ],
      accounts: [
        {
          id: 'lakeside',
          volumes: { call: 40, visit: 12 },
          direct: '99.99',
          grossMargin: 20000,
          revenue: 50000,
        },
        { id: 'hilltop', volumes: { call: 4 }, grossMargin: '-3.5', revenue: 0 },
      ],
    },
  ],
  'value-matrix': [
    {
      responses: ['ruth', 'ivo', 'tess', 'olga', 'noor', 'dina'].flatMap((respondent, person) =>
        ['value', 'price', 'service'].map((attribute, index) => ({
          respondent,
          segment: person < 5 ? 'hospital' : 'clinic',
          attribute,
          importance: 1 + ((person * 2 + index * 3) % 7),
          own: 1 + ((person + index * 2) % 7),
          competitors: { north: 1 + ((person * 3 + index) % 7), south: 4 },
        })),
      ),
      populations: [{ segment: 'hospital', size: 40 }],
    },
  ],
  'plan-scorecard': [
    {
      planReview: {
        "customer's environment": 10,
        'key financials': 4,
        'current relationship': 20,
        'strategy and execution': 8,
        resources: 5,
        'team learning': 3,
      },
      reportCard: { 'Think Big': [1, 2, 3], 'Set the Goal': [4, 4, 9] },
      goal: { amount: 5, identified: 4 },
    },
  ],
  'wallet-share': [
    {
      customers: [
        { id: 'lakeside', revenue: 30, spend: 100 },
        { id: 'hilltop', rank: 2, suppliers: 3 },
      ],
    },
  ],
}

/** Good inputs of a method. */
export function inputsOf(module: ScoringModule): unknown[] {
  return [...module.examples.map(example => example.input), ...(samples[module.id] ?? [])]
}
