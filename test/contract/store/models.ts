import { describe, expect, test } from 'vitest'
import type { Workspace } from '../store.contract.ts'

const at = (day: number) => new Date(Date.UTC(2026, 8, day, 9))
const draft = (version: string, tier1: number, day: number) => ({
  version,
  overrides: { version, segmentation: { share: tier1 } },
  draftedBy: 'P-1',
  draftedAt: at(day),
})
const publication = (day: number, note: string) => ({ publishedBy: 'P-2', publishedAt: at(day), note })

export function modelsContract(workspace: () => Workspace): void {
  describe('versions of the model', () => {
    test('a draft can be replaced, a published version never', async () => {
      const { models } = workspace().interactive
      expect(await models.published()).toBeNull()
      expect(await models.draft(draft('spring', 0.1, 1))).toBe(true)
      expect(await models.draft(draft('spring', 0.2, 2))).toBe(true)
      expect(await models.published()).toBeNull()
      expect(await models.publish('spring', publication(3, 'new year'))).toBe(true)
      expect(await models.draft(draft('spring', 0.3, 4))).toBe(false)
      expect(await models.published()).toEqual({
        ...draft('spring', 0.2, 2),
        ...publication(3, 'new year'),
      })
      expect(await models.byVersion('autumn')).toBeNull()
      expect(await models.publish('autumn', publication(5, 'not there'))).toBe(false)
    })

    test('the version published last is in force, an earlier one again where it is published again', async () => {
      const { models } = workspace().interactive
      await models.draft(draft('one', 0.1, 1))
      await models.draft(draft('two', 0.2, 1))
      await models.draft(draft('three', 0.3, 1))
      await models.publish('one', publication(10, 'first'))
      await models.publish('two', publication(11, 'second'))
      expect((await models.published())?.version).toBe('two')
      await models.publish('one', publication(12, 'back'))
      expect((await models.published())?.version).toBe('one')
      const listed = (await models.list(10)).map(({ version }) => version)
      expect(listed.indexOf('one')).toBeLessThan(listed.indexOf('two'))
      expect(listed.indexOf('two')).toBeLessThan(listed.indexOf('three'))
    })
  })
}
