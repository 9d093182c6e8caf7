import { country, date, email, timeZone } from '../code-columns.ts'
import { boolean, id, oneOf, reference, required, text } from '../column.ts'
import { defineFile, inOrder } from '../fact-file.ts'
import { personRoles } from '../terms.ts'

export const people = defineFile({
  kind: 'person',
  file: 'people.csv',
  table: 'person',
  meaning: 'Everyone who sells, manages, supports or answers assessments.',
  key: ['personId'],
  datedBy: ['startedOn'],
  gaps: [{ column: 'email', meaning: 'people without an e-mail address, who cannot be found in Slack' }],
  columns: {
    personId: required(id({ meaning: 'Id of the person in the source system', example: 'P-101' })),
    name: required(text({ meaning: 'Full name', example: 'Dana Keller' })),
    email: email({
      meaning: 'Address by which the Slack user is found',
      example: 'dana.keller@cleanme.example',
    }),
    role: required(oneOf(personRoles)({ meaning: 'What the person does', example: 'account_manager' })),
    function: text({ meaning: 'Function for assessments, such as sales or marketing', example: 'sales' }),
    managerId: reference('person')({ meaning: 'Direct manager', example: 'P-001' }),
    region: text({ meaning: 'Region', example: 'East' }),
    team: text({ meaning: 'Team', example: 'Hospitals East' }),
    timeZone: timeZone({
      meaning: 'Working time zone, where Slack does not know it',
      example: 'America/Chicago',
    }),
    country: country({ meaning: 'Country, for public holidays', example: 'US' }),
    isTechnical: boolean({ meaning: 'A technical seller, whatever the role says', example: 'false' }),
    startedOn: date({ meaning: 'First working day', example: '2024-03-01' }),
    leftOn: date({ meaning: 'Last working day', example: '2026-06-30' }),
  },
  rules: [inOrder('startedOn', 'leftOn')],
})
