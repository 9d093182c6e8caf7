import type { Core } from '../core.ts'
import { deliverEvent, emitEvent } from '../delivery/events.ts'
import type { HttpTransport } from '../delivery/http-transport.ts'
import type { SocketTransport } from '../delivery/socket-transport.ts'
import { userShape } from '../shapes/user.ts'
import { ActRefusal } from './act-error.ts'
import { bodies, faultSpec } from './bodies.ts'
import { openStream } from './live.ts'
import { clockView, personView } from './reading.ts'
import type { Router } from './router.ts'

/** What developers and tests use: traffic, faults, clock, limits, events of their own. */
export function addDeveloperRoutes(
  router: Router,
  core: Core,
  transport: SocketTransport | HttpTransport,
): void {
  const socket = transport.name === 'socket' ? transport : null

  router.on('GET traffic', ({ query }) => {
    const limit = Math.min(1_000, Math.max(1, Number(query.get('limit') ?? 200) || 200))
    return core.traffic.after(Number(query.get('after') ?? 0) || 0, limit)
  })
  router.on('DELETE traffic', () => {
    core.traffic.clear()
    return core.traffic.after(0, 1)
  })
  router.on('GET traffic/events', ({ incoming, response }) => {
    let stop = () => {}
    const stream = openStream(incoming, response, () => stop())
    stop = core.traffic.listen(entry => stream.send('traffic', entry, entry.seq))
    return undefined
  })

  router.on('GET clock', () => clockView(core))
  router.on('POST clock', async request => {
    const body = await request.body(bodies.clock)
    if ('advanceMs' in body) core.clock.advance(body.advanceMs)
    else if ('set' in body) core.clock.set(body.set)
    else if ('skewSeconds' in body) core.clock.skewSeconds = body.skewSeconds
    else if (body.isStopped) core.clock.stop()
    else core.clock.start()
    return clockView(core)
  })

  router.on('GET faults', () => core.faults.all())
  router.on('POST faults', async request => {
    const spec = await request.body(faultSpec)
    // Without a name to wait for, sockets are cut or refreshed at once.
    if (spec.kind === 'drop-sockets' && spec.event === undefined) socket?.drop()
    else if (spec.kind === 'refresh-sockets' && spec.event === undefined)
      socket?.refresh(spec.reason, spec.connections)
    else core.faults.add(dropUndefined(spec))
    return core.faults.all()
  })
  router.on('DELETE faults', () => {
    core.faults.clear()
    return core.faults.all()
  })
  router.on('DELETE faults/:id', ({ params }) => {
    core.faults.remove(params['id'] ?? '')
    return core.faults.all()
  })

  router.on('POST limits', async request => {
    const body = await request.body(bodies.limits)
    if (body.isEnforced !== undefined) core.limits.isEnforced = body.isEnforced
    if (body.workspacePostsPerMinute !== undefined)
      core.limits.workspacePostsPerMinute = body.workspacePostsPerMinute
    const { isEnforced, workspacePostsPerMinute } = core.limits
    return { isEnforced, workspacePostsPerMinute }
  })

  router.on('POST request-url', async request => {
    const { url } = await request.body(bodies.requestUrl)
    if (transport.name !== 'http') throw new ActRefusal('socket_mode', 'This app is set to Socket Mode.', 409)
    transport.setRequestUrl(url)
    const isVerified = await transport.verify(core.ids.secret(''))
    if (!isVerified)
      throw new ActRefusal('url_verification_failed', 'The URL did not answer with the challenge.', 409)
    return { isVerified }
  })
  router.on('GET delivery', () => ({ isSwitchedOn: core.delivery.isSwitchedOn }))
  router.on('POST delivery', () => {
    core.delivery.switchOn()
    return { isSwitchedOn: core.delivery.isSwitchedOn }
  })

  router.on('POST events', async request => {
    const { event, wrapper } = await request.body(bodies.event)
    deliverEvent(core, event, wrapper)
    return { ok: true }
  })
  router.on('POST deliveries', async request => {
    const { kind, payload } = await request.body(bodies.delivery)
    const name = String(payload['command'] ?? payload['type'] ?? kind)
    return core.delivery.once({ kind, name, payload })
  })

  router.on('POST people/:userId', async request => {
    const person = core.people.get(request.params['userId'] ?? '')
    if (person === undefined) throw new ActRefusal('user_not_found', 'There is no such person.', 404)
    const { isDeleted, ...fields } = await request.body(bodies.person)
    Object.assign(person, dropUndefined(fields))
    if (isDeleted !== undefined) person.deleted = isDeleted
    person.updated = Math.floor(core.clock.now() / 1000)
    core.changes.publish('everyone', () => ({ type: 'workspace' }))
    emitEvent(core, 'user_change', {
      type: 'user_change',
      user: userShape(core, person),
      cache_ts: person.updated,
    })
    return personView(person)
  })
}

function dropUndefined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(object).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> }
}
