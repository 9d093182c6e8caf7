import { createHash } from 'node:crypto'
import { chmodSync, rmSync, statSync } from 'node:fs'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { makePrivateFolder } from '../private-folder.ts'
import { explainFault } from './faults.ts'
import { type Job, jobSchema } from './jobs.ts'

// 104 bytes with the closing zero on macOS, 108 on Linux; the smaller one holds everywhere.
const LONGEST_SOCKET_PATH = 103

const replySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), share: z.number(), file: z.string() }),
  z.object({ type: z.literal('done'), result: z.unknown() }),
  z.object({
    type: z.literal('failed'),
    exitCode: z.union([z.literal(1), z.literal(2)]),
    lines: z.array(z.string()),
  }),
])
export type ControlReply = z.output<typeof replySchema>

export type CarryOut = (job: Job, onProgress: (file: string, share: number) => void) => Promise<unknown>

/** Where a bot on this data folder listens for the command line; only its owner may enter. */
function socketPath(dataDir: string): string {
  const inside = join(resolve(dataDir), 'control.sock')
  if (Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH) return inside
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16)
  return join(tmpdir(), `plumbline-${name}`, 'control.sock')
}

function ownFolder(path: string): void {
  const folder = join(path, '..')
  makePrivateFolder(folder)
  const { uid } = statSync(folder)
  if (process.getuid !== undefined && uid !== process.getuid())
    throw new Error(`${folder} belongs to another user`)
}

function answer(socket: Socket, carryOut: CarryOut): void {
  const say = (reply: ControlReply) => {
    if (socket.writable) socket.write(`${JSON.stringify(reply)}\n`)
  }
  socket.on('error', () => socket.destroy())
  createInterface({ input: socket }).once('line', async text => {
    try {
      const job = jobSchema.parse(JSON.parse(text))
      say({
        type: 'done',
        result: await carryOut(job, (file, share) => say({ type: 'progress', file, share })),
      })
    } catch (error) {
      say({ type: 'failed', ...explainFault(error) })
    }
    socket.end()
  })
}

/** Takes work from the command line while the bot holds the embedded database. */
export async function listenForJobs(
  dataDir: string,
  carryOut: CarryOut,
): Promise<{ close(): Promise<void> }> {
  const path = socketPath(dataDir)
  ownFolder(path)
  // The data folder's lock is ours, so a socket file that is left over has no owner.
  rmSync(path, { force: true })
  const server: Server = createServer(socket => answer(socket, carryOut))
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(path, done)
  })
  chmodSync(path, 0o600)
  return {
    close: () =>
      new Promise(done => {
        server.close(() => done())
        rmSync(path, { force: true })
      }),
  }
}

/** Hands a job to the bot that holds the data folder; null where none runs there. */
export async function handToBot(
  dataDir: string,
  job: Job,
  onProgress: (file: string, share: number) => void,
): Promise<Exclude<ControlReply, { type: 'progress' }> | null> {
  const socket = createConnection(socketPath(dataDir))
  const isConnected = await new Promise<boolean>(done => {
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
  })
  if (!isConnected) return null
  socket.on('error', () => socket.destroy())
  socket.write(`${JSON.stringify(job)}\n`)
  for await (const text of createInterface({ input: socket })) {
    const reply = replySchema.parse(JSON.parse(text))
    if (reply.type === 'progress') onProgress(reply.file, reply.share)
    else return reply
  }
  return {
    type: 'failed',
    exitCode: 1,
    lines: [
      'The bot ended before the work was done. Start it again and repeat the command; what was stored stays stored.',
    ],
  }
}
