import { createServer } from 'node:http'
// What `npm run sandbox` runs: the benchmark builds it first.
import { startSandbox } from '../dist/sandbox/index.js'

/**
 * The other process of the sandbox benchmark: `sandbox`, or a bare server that answers the same size, `bare`.
 *
 * @param {string | undefined} kind
 * @returns {Promise<number>} its port
 */
async function serve(kind) {
  if (kind === 'bare') {
    const answer = JSON.stringify({
      ok: true,
      channel: 'C01SALES',
      ts: '1790000000.000001',
      message: 'x'.repeat(500),
    })
    const server = createServer((request, response) => {
      request
        .resume()
        .on('end', () => response.writeHead(200, { 'Content-Type': 'application/json' }).end(answer))
    })
    return new Promise(resolve => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
  }
  const sandbox = await startSandbox({
    workspace: {
      people: [{ id: 'U01ANA', name: 'ana', real_name: 'Ana' }],
      channels: Array.from({ length: 100 }, (_, n) => ({
        id: `C${1_000 + n}`,
        name: `c${n}`,
        members: ['U0SANDBOXBOT', 'ana'],
      })),
      limits: { is_enforced: false },
    },
  })
  return sandbox.port
}

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  global.gc?.()
  process.send?.({ heapUsed: process.memoryUsage().heapUsed, cpuMicroseconds: user + system })
})
process.send?.({ port: await serve(process.argv[2]) })
