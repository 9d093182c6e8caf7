/**
 * @template {string} Name
 */
export class Emitter {
  /** @type {Map<Name, Set<() => void>>} */
  #listeners = new Map()

  /**
   * @param {Name} name
   * @param {() => void} listener
   * @returns {() => void} stops listening
   */
  on(name, listener) {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  /** @param {Name} name */
  emit(name) {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener()
  }
}
