import { svg } from './dom.js'

/** Drawn here, so that they look the same whatever fonts a computer has. 16 × 16, in the colour of the text. */
const paths = /** @type {const} */ ({
  arrow: 'M3 8h10M9 4l4 4-4 4',
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'M8 3v10M4 9l4 4 4-4',
  file: 'M4 1.5h5l3 3v10H4zM9 1.5v3h3',
  hash: 'M6 2.5L5 13.5M11 2.5l-1 11M3 6h10.5M2.5 10H13',
  home: 'M2.5 7.5L8 3l5.5 4.5M4 7v6.5h8V7M6.5 13.5v-4h3v4',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  play: 'M5 3.5v9l7.5-4.5z',
  plus: 'M8 3v10M3 8h10',
  send: 'M2.5 13.5L14 8 2.5 2.5 4.5 8zM4.5 8H9',
  'thumb-down': 'M5 9.5V3h6.2l1.6 5v1.5H9.3l.5 3.2c0 .8-1 1.3-1.5.5L5 9.5H2.7V3H5',
  'thumb-up': 'M5 6.5V13h6.2l1.6-5V6.5H9.3l.5-3.2c0-.8-1-1.3-1.5-.5L5 6.5H2.7V13H5',
  traffic: 'M2.5 5.5h11M10.5 2.5l3 3-3 3M13.5 10.5h-11M5.5 7.5l-3 3 3 3',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.7 9h5.6l.7-9',
})

/** @typedef {keyof typeof paths} IconName */

/** @param {IconName} name */
export function icon(name) {
  return svg(
    'svg',
    { class: `icon icon-${name}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    svg('path', { d: paths[name] }),
  )
}
