/** @import { FileView } from '../../page-api.ts' */
/** @import { PersonSession } from '../session/person-session.js' */
import { el } from '../dom.js'
import { icon } from '../icons.js'
import { upload } from '../session/api.js'
import { errorWords } from '../session/failure-words.js'

/**
 * Files that wait to be sent with a message.
 *
 * @param {PersonSession} session
 * @param {{ say: (words: string) => void, fail: (words: string) => void, onChange: () => void }} around
 */
export function createAttachments(session, around) {
  /** @type {FileView[]} */
  let files = []
  const list = el('ul', { class: 'file-list' })
  const picker = el('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    tabindex: -1,
    'aria-label': 'Files to attach',
    onchange: () => void add(),
  })
  return {
    nodes: { list, picker },
    ids: () => files.map(file => file.id),
    clear: () => keep([]),
  }

  async function add() {
    const picked = [...(picker.files ?? [])]
    picker.value = ''
    around.say('Uploading…')
    try {
      for (const file of picked) keep([...files, await upload(session.path('files'), file)])
    } catch (error) {
      around.fail(errorWords(error))
    }
    around.say('')
    around.onChange()
  }

  /** @param {FileView[]} next */
  function keep(next) {
    files = next
    list.replaceChildren(...files.map(drawFile))
  }

  /** @param {FileView} file */
  function drawFile(file) {
    return el(
      'li',
      {},
      file.name,
      el(
        'button',
        {
          type: 'button',
          class: 'button-plain',
          'aria-label': `Remove ${file.name}`,
          onclick: () => {
            keep(files.filter(found => found !== file))
            around.onChange()
          },
        },
        icon('close'),
      ),
    )
  }
}
