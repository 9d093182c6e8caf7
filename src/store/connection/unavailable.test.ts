import { expect, test } from 'vitest'
import { asUnavailable } from './unavailable.ts'

const failure = (code: string) => Object.assign(new Error('no'), { code })
const sentenceOf = (error: unknown) =>
  (asUnavailable(error, 'Do this.') as { userMessage?: string }).userMessage

test.each([
  ['42501', /^The database is not usable now \(its user lacks rights there, such as to create tables\)/],
  ['SELF_SIGNED_CERT_IN_CHAIN', /its certificate is of an authority unknown here/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /its certificate is of an authority unknown here/],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /its certificate is of an authority unknown here/],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /its certificate is of an authority unknown here/],
  ['CERT_HAS_EXPIRED', /its certificate has expired/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /its certificate is for another host name/],
  ['ERR_INVALID_URL', /its address can’t be read/],
])('%s is told as what is wrong with the database, also where it is only the cause', (code, sentence) => {
  expect(sentenceOf(failure(code))).toMatch(sentence)
  expect(sentenceOf(new Error('outer', { cause: failure(code) }))).toMatch(sentence)
})

test('a server without TLS is told by the words of the client, which gives no code', () => {
  expect(sentenceOf(new Error('The server does not support SSL connections'))).toMatch(
    /\(the server does not support TLS; leave sslmode out of the address\)/,
  )
})

test('a fault of ours stays one', () => {
  const fault = failure('42601')
  expect(asUnavailable(fault, 'Do this.')).toBe(fault)
})
