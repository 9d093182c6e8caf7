/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {string | number | boolean | null | undefined | ((event: any) => void)} AttributeValue */

const svgNamespace = 'http://www.w3.org/2000/svg'
let lastId = 0

/**
 * Builds one element. Text only ever becomes text nodes; nothing here parses HTML.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, AttributeValue>} [attributes] `onclick` and its kind take functions; false and null are left out
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag)
  setAttributes(node, attributes)
  append(node, ...children)
  return node
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, AttributeValue>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(svgNamespace, tag)
  setAttributes(node, attributes)
  append(node, ...children)
  return node
}

/**
 * @param {Element} node
 * @param {Record<string, AttributeValue>} attributes
 */
export function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name.replace(/^on/, ''), value)
    else if (value === null || value === undefined || value === false) node.removeAttribute(name)
    else {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc')
        throw new Error(`Attribute ${name} would run text as code: pass a function or set a class.`)
      if ((name === 'href' || name === 'src') && !isHarmlessAddress(String(value)))
        throw new Error(`Address refused: ${value}`)
      node.setAttribute(name, value === true ? '' : String(value))
    }
  }
}

/**
 * @param {Element} node
 * @param {...(Child | Child[])} children
 */
export function append(node, ...children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue
    node.append(typeof child === 'number' ? String(child) : child)
  }
}

/** @param {string} prefix */
export function uniqueId(prefix) {
  lastId += 1
  return `${prefix}-${lastId}`
}

/** @param {string} address */
function isHarmlessAddress(address) {
  return /^(https?:\/\/|mailto:|#|\/(?!\/)|\.\/)/i.test(address)
}
