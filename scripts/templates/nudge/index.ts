import { defineNudge } from '../../../src/coaching/nudge.ts'
import { findTemplateName } from './applies.ts'
import { templateNameEvidence } from './evidence.ts'
import { sayTemplateName } from './words.ts'

export const templateName = defineNudge({
  id: 'template-name',
  title: 'Template name',
  when: 'Say in one sentence when it applies.',
  quietBy: 'account',
  evidence: templateNameEvidence,
  find: facts => findTemplateName(facts.tierMovements),
  say: sayTemplateName,
  sayResolved: ({ accountName }) => `${accountName}: say here what is no longer so.`,
})
