import type { WorkspaceInput } from '../../../src/sandbox/index.ts'

/** A small company that exists only here. */
export const company = {
  team: { name: 'Northlight Pumps', domain: 'northlight' },
  people: [
    {
      id: 'U01DANA',
      name: 'dana',
      real_name: 'Dana Okafor',
      email: 'dana@example.com',
      title: 'Account manager (rep)',
      tz: 'Europe/London',
    },
    {
      id: 'U02MIGUEL',
      name: 'miguel',
      real_name: 'Miguel Ferro',
      email: 'miguel@example.com',
      title: 'Strategic account manager',
      tz: 'Europe/Lisbon',
    },
    {
      id: 'U03RUTH',
      name: 'ruth',
      real_name: 'Ruth Adeyemi',
      email: 'ruth@example.com',
      title: 'Sales manager, North',
      tz: 'Europe/London',
    },
    {
      id: 'U04SARITA',
      name: 'sarita',
      real_name: 'Sarita Bose',
      email: 'sarita@example.com',
      title: 'Sales operations',
      tz: 'Asia/Kolkata',
    },
  ],
  channels: [
    {
      id: 'C01SALES',
      name: 'sales',
      topic: 'Wins, losses and questions',
      members: ['dana', 'miguel', 'ruth', 'U0SANDBOXBOT'],
    },
    { id: 'C02KESTREL', name: 'acct-kestrel', is_private: true, members: ['dana', 'miguel', 'U0SANDBOXBOT'] },
    { id: 'C03GENERAL', name: 'general', is_general: true, members: ['ruth', 'sarita'] },
  ],
  app: {
    name: 'Coverage demo',
    commands: [
      {
        command: '/coverage',
        description: 'Who covers an account, and the first gap to close',
        usage_hint: '[account]',
      },
      { command: '/comp-mix', description: 'What your plan pays for', usage_hint: '[plan or @person]' },
      { command: '/note', description: 'Keep a note on an account', usage_hint: 'account: words' },
      { command: '/silent', description: 'Never answers', usage_hint: '' },
    ],
    shortcuts: [
      { type: 'global', name: 'Plan a check-in', callback_id: 'plan_check_in' },
      { type: 'message', name: 'Keep as a fact', callback_id: 'keep_fact' },
    ],
  },
  limits: { is_enforced: false },
} satisfies WorkspaceInput
