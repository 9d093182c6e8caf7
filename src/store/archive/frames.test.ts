import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { decodeFrames, encodeFrame } from './frames.ts'

async function* cut(bytes: Buffer, sizes: readonly number[]) {
  for (let from = 0, turn = 0; from < bytes.length; turn += 1) {
    const end = from + (sizes[turn % sizes.length] ?? 1)
    yield bytes.subarray(from, end)
    from = end
  }
}

test.prop([
  fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 60 })), { maxLength: 8 }),
  fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
])('frames come back as they were, wherever the bytes are cut', async (frames, sizes) => {
  const bytes = Buffer.concat(frames.map(([name, body]) => encodeFrame(name, Buffer.from(body))))
  const read: [string, Uint8Array][] = []
  for await (const { name, body } of decodeFrames(cut(bytes, sizes))) read.push([name, Uint8Array.from(body)])
  expect(read).toEqual(frames.map(([name, body]) => [Buffer.from(name).toString(), body]))
})

test('half a frame at the end is refused', async () => {
  const bytes = encodeFrame('rows account', '[]').subarray(0, -1)
  const read = async () => {
    for await (const _ of decodeFrames(cut(bytes, [5]))) expect.unreachable()
  }
  await expect(read()).rejects.toThrow('found half of one')
})
