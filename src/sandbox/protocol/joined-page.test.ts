import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { joinedPage, joinedScript, joinedStyles, PageFormError } from './joined-page.ts'

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'page-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

const run = (script: string): unknown => new Function('log', script)

describe('modules joined into one script', () => {
  it('run once each, what is needed first, and keep their names to themselves', async () => {
    const folder = await folderWith({
      'main.js':
        "import { a } from './a.js'\nimport {\n  b as renamed,\n} from './b.js'\nconst own = 'main'\nlog(own, a(), renamed)\n",
      'a.js': "import { b } from './b.js'\nconst own = 'a'\nexport function a() {\n  return own + b\n}\n",
      'b.js': "const own = 'b'\nlog('once')\nexport const b = own\n",
    })
    const seen: unknown[][] = []
    const script = run(await joinedScript(folder)) as (log: (...words: unknown[]) => void) => void
    script((...words) => seen.push(words))
    expect(seen).toEqual([['once'], ['main', 'ab', 'b']])
  })

  it('are those of the page itself, too', async () => {
    const script = await joinedScript(fileURLToPath(new URL('../page/', import.meta.url)))
    expect(() => new Function(script)).not.toThrow()
  })

  it.each([
    "import everything from './a.js'\n",
    "import * as all from './a.js'\n",
    'export default 1\n',
    'export { x }\n',
    "export * from './a.js'\n",
  ])('refuse what cannot be joined: %j', async source => {
    const folder = await folderWith({ 'main.js': source, 'a.js': '' })
    await expect(joinedScript(folder)).rejects.toThrow(PageFormError)
  })
})

describe('style sheets joined into one', () => {
  it('stand in the order of the page, which then asks for the one', async () => {
    const html =
      '<head>\n  <link rel="stylesheet" href="./z.css">\n  <link rel="stylesheet" href="./a.css">\n  <script src="./main.js"></script>\n</head>'
    const folder = await folderWith({ 'index.html': html, 'z.css': 'z{}', 'a.css': 'a{}' })
    expect(await joinedStyles(folder)).toBe('z{}\na{}')
    expect(joinedPage(html, {}).match(/href|src/g)).toHaveLength(2)
  })
})

describe('what the page is given first', () => {
  it('stands in the document as it is, and nothing in it ends its element or begins another', () => {
    const first = { name: '</script><script>alert(1)</script><!--', note: "$& $' \u2028" }
    const page = joinedPage('<head>\n  </head>', first)
    expect(page.match(/<\/?script/g)).toHaveLength(2)
    expect(page).not.toContain('<!--')
    expect(JSON.parse(/id="first">(.*?)<\/script>/s.exec(page)?.[1] ?? '')).toEqual(first)
  })
})
