import { defineNudge } from '../../../src/coaching/nudge.ts'
import { findTemplateName } from './applies.ts'
import { templateNameEvidence } from './evidence.ts'
import { sayTemplateName } from './words.ts'

export const templateName = defineNudge({
  id: 'template-name',
  title: 'Template name',
  evidence: templateNameEvidence,
  find: findTemplateName,
  say: sayTemplateName,
})
