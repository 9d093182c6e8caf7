/** @import { ImageBlock, ImageElement } from '@slack/types' */
import { el } from '../dom.js'
import { localAddress, safeAddress } from '../text/addresses.js'
import { drawLink } from '../text/draw-text.js'

/**
 * A picture from this computer, or a card in its place that says where the picture would come from: the page fetches
 * nothing from the network.
 *
 * @param {ImageElement | ImageBlock} image
 * @param {string} className
 */
export function drawImage(image, className) {
  const address = addressOf(image)
  const local = address === null ? null : localAddress(address)
  if (local !== null) {
    const picture = el('img', { src: local, alt: image.alt_text, class: className, loading: 'lazy' })
    picture.addEventListener('error', () => picture.replaceWith(missing(image.alt_text, null, className)))
    return picture
  }
  return missing(image.alt_text, address, className)
}

/** @param {ImageElement | ImageBlock} image */
function addressOf(image) {
  if ('slack_file' in image)
    return 'id' in image.slack_file
      ? `/sandbox/api/files/${encodeURIComponent(image.slack_file.id)}`
      : image.slack_file.url
  return image.image_url
}

/**
 * @param {string} words
 * @param {string | null} address
 * @param {string} className
 */
function missing(words, address, className) {
  const isSmall = className !== 'block-image'
  if (isSmall)
    return el(
      'span',
      { class: `picture-missing ${className}`, role: 'img', 'aria-label': words, title: address ?? words },
      el('span', { 'aria-hidden': 'true' }, initialOf(words)),
    )
  return el(
    'div',
    { class: `picture-missing ${className}` },
    el('span', { class: 'picture-words' }, words || 'A picture without a description'),
    address && safeAddress(address)
      ? el(
          'span',
          { class: 'picture-note' },
          'Not loaded, because it lives on the web: ',
          drawLink(address, [document.createTextNode(hostOf(address))]),
        )
      : el('span', { class: 'picture-note' }, 'This picture cannot be found.'),
  )
}

/** @param {string} words */
function initialOf(words) {
  return /[\p{L}\p{N}]/u.exec(words)?.[0]?.toUpperCase() ?? '◻'
}

/** @param {string} address */
function hostOf(address) {
  return new URL(address).host
}
