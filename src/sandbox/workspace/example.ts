import type { WorkspaceInput } from './workspace-file.ts'

/** What `npm run sandbox` opens without a workspace file: three people, two channels, an app in Socket Mode. */
export const exampleWorkspace: WorkspaceInput = {
  team: { name: 'Example', domain: 'example' },
  people: [
    { name: 'dana', real_name: 'Dana Okafor', email: 'dana@example.com', title: 'Rep', tz: 'Europe/London' },
    {
      name: 'miguel',
      real_name: 'Miguel Ferro',
      email: 'miguel@example.com',
      title: 'Manager',
      tz: 'Europe/Lisbon',
    },
    {
      name: 'sarita',
      real_name: 'Sarita Bose',
      email: 'sarita@example.com',
      is_admin: true,
      tz: 'Asia/Kolkata',
    },
  ],
  channels: [
    { name: 'general', is_general: true, members: ['dana', 'miguel', 'sarita'] },
    { name: 'sales', members: ['dana', 'miguel', 'app'] },
  ],
  app: { name: 'App', commands: [{ command: '/hello', description: 'Say hello', usage_hint: '[name]' }] },
}
