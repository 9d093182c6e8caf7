import { describe, expect, it } from 'vitest'
import { localAddress, safeAddress } from './addresses.js'

describe('links lead to web and mail addresses only', () => {
  it.each([
    ['https://a.example/b?c=d', 'https://a.example/b?c=d'],
    ['HTTP://A.example', 'http://a.example/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    [' \u0001javascript:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:text/html,<script>1</script>', null],
    ['vbscript:x', null],
    ['file:///etc/passwd', null],
    ['/relative', null],
    ['//host', null],
    ['', null],
  ])('%j', (address, expected) => {
    expect(safeAddress(address)).toBe(expected)
  })
})

describe('pictures come from this computer only', () => {
  it.each([
    ['/files/F1/a.png', '/files/F1/a.png'],
    ['http://127.0.0.1:4000/files/F1/a.png?x=1', '/files/F1/a.png?x=1'],
    ['https://a.example/b.png', null],
    ['//a.example/b.png', null],
    ['data:image/svg+xml,<svg/>', null],
    ['javascript:alert(1)', null],
  ])('%j', (address, expected) => {
    expect(localAddress(address, 'http://127.0.0.1:4000')).toBe(expected)
  })
})
