/** @import { FileView } from '../../page-api.ts' */
import { el } from '../dom.js'
import { icon } from '../icons.js'
import { localAddress } from '../text/addresses.js'

/** @param {FileView} file */
export function drawFile(file) {
  const address = localAddress(file.url)
  const size = file.sizeBytes < 1024 ? `${file.sizeBytes} bytes` : `${(file.sizeBytes / 1024).toFixed(1)} kB`
  const title = file.title || file.name
  if (file.isImage && address)
    return el(
      'figure',
      { class: 'image' },
      el('figcaption', {}, title),
      el('img', { class: 'block-image', src: address, alt: file.altText || title, loading: 'lazy' }),
    )
  return el(
    'div',
    { class: 'attached' },
    el('span', { class: 'attached-mark' }, icon('file')),
    el(
      'div',
      {},
      el(
        'p',
        { class: 'attached-title' },
        address ? el('a', { href: address, download: file.name }, title) : title,
      ),
      el('p', { class: 'attached-note' }, `${file.name} · ${size}`),
    ),
  )
}
