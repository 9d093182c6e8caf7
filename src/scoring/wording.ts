/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[], last = 'and'): string {
  return words.length <= 1
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`
}

/** A fraction in whole per cent. */
export const percent = (share: number) => `${Math.floor(share * 100 + 0.5)} %`

/** "1 day", "14 days". */
export const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`
