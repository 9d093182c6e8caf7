import type { Core } from '../core.ts'
import { sendFile, uploadLimitBytes } from '../protocol/file-routes.ts'
import { readBody } from '../protocol/http.ts'
import { fileView } from '../shapes/file.ts'
import { addMember, removeMember, tellMembers } from '../workspace/membership.ts'
import { ActRefusal } from './act-error.ts'
import { act } from './acts/action.ts'
import { runCommand } from './acts/command.ts'
import { openHome } from './acts/home.ts'
import { actingPerson, ownConversation } from './acts/person.ts'
import { reactAs } from './acts/react.ts'
import { say } from './acts/say.ts'
import { runShortcut } from './acts/shortcut.ts'
import { createSuggested, suggest } from './acts/suggestions.ts'
import { closeView, submitView } from './acts/view-acts.ts'
import { bodies } from './bodies.ts'
import { conversationView } from './conversation-view.ts'
import { lastEventId, openStream } from './live.ts'
import { conversationsOf, messagePage, threadPage, workspaceView } from './reading.ts'
import type { Request, Router } from './router.ts'
import { homeOf, modalsOf } from './view-changes.ts'

/** What the page uses: reading and acting as one person. */
export function addPersonRoutes(router: Router, core: Core): void {
  const suggested = createSuggested()
  const who = (request: Request) => actingPerson(core, request.params['userId'] ?? '')
  const where = (request: Request) => ownConversation(core, who(request), request.params['channelId'] ?? '')

  router.on('GET workspace', () => workspaceView(core))
  router.on('GET people/:userId/conversations', request => conversationsOf(core, who(request)))
  router.on('GET people/:userId/home', request => homeOf(core, who(request).id))
  router.on('GET people/:userId/modals', request => modalsOf(core, who(request).id))
  router.on('GET files/:fileId', ({ params, response }) =>
    sendFile(core.files.get(params['fileId'] ?? ''), response),
  )

  const messages = 'people/:userId/conversations/:channelId'
  router.on(`GET ${messages}/messages`, request => {
    const limit = Math.min(200, Math.max(1, Number(request.query.get('limit') ?? 50) || 50))
    return messagePage(core, who(request), where(request), request.query.get('before'), limit)
  })
  router.on(`GET ${messages}/threads/:ts`, request =>
    threadPage(core, who(request), where(request), request.params['ts'] ?? ''),
  )
  router.on(`POST ${messages}/read`, request => {
    const conversation = where(request)
    const latest = core.messages.latest(conversation.id)
    if (latest !== undefined) conversation.lastRead.set(who(request).id, latest.ts)
    return conversationView(core, conversation, who(request).id)
  })
  router.on(`POST ${messages}/join`, request => {
    const conversation = core.conversations.get(request.params['channelId'] ?? '')
    const person = who(request)
    if (conversation?.kind !== 'public' || person.isGuest)
      throw new ActRefusal('channel_not_found', 'There is no such channel to join.', 404)
    addMember(core, conversation, person.id, null)
    return conversationView(core, conversation, person.id)
  })
  router.on(`POST ${messages}/leave`, request => {
    const conversation = where(request)
    removeMember(core, conversation, who(request).id)
    return conversationView(core, conversation, who(request).id)
  })
  router.on(`POST ${messages}/members`, async request => {
    const conversation = where(request)
    const { users } = await request.body(bodies.members)
    for (const id of users) {
      if (core.people.get(id) === undefined) throw new ActRefusal('user_not_found', `There is no ${id}.`, 404)
      addMember(core, conversation, id, who(request).id)
    }
    return conversationView(core, conversation, who(request).id)
  })
  router.on('POST people/:userId/conversations', async request => {
    const person = who(request)
    const { users } = await request.body(bodies.conversation)
    for (const id of users)
      if (core.people.get(id) === undefined) throw new ActRefusal('user_not_found', `There is no ${id}.`, 404)
    const { conversation, isNew } = core.conversations.direct([person.id, ...users])
    if (isNew) tellMembers(core, conversation)
    return conversationView(core, conversation, person.id)
  })

  router.on('POST people/:userId/messages', async r => say(core, who(r), await r.body(bodies.say)))
  router.on('POST people/:userId/commands', async r => runCommand(core, who(r), await r.body(bodies.command)))
  router.on('POST people/:userId/actions', async r =>
    act(core, suggested, who(r), await r.body(bodies.action)),
  )
  router.on('POST people/:userId/suggestions', async r =>
    suggest(core, suggested, who(r), await r.body(bodies.suggestions)),
  )
  router.on('POST people/:userId/views/:viewId/submit', async r => {
    const { state } = await r.body(bodies.submit)
    return submitView(core, suggested, who(r), r.params['viewId'] ?? '', state)
  })
  router.on('POST people/:userId/views/:viewId/close', async r => {
    const { all = false } = await r.body(bodies.close)
    return closeView(core, who(r), r.params['viewId'] ?? '', all)
  })
  router.on('POST people/:userId/reactions', async r => reactAs(core, who(r), await r.body(bodies.react)))
  router.on('POST people/:userId/home', async r => openHome(core, who(r), await r.body(bodies.home)))
  router.on('POST people/:userId/shortcuts', async r =>
    runShortcut(core, who(r), await r.body(bodies.shortcut)),
  )

  router.on('POST people/:userId/files', async ({ params, query, incoming }) => {
    const person = actingPerson(core, params['userId'] ?? '')
    const name = query.get('name') ?? ''
    if (!/^[^/\\\0]{1,255}$/.test(name)) throw new ActRefusal('invalid_name', 'Give the file a name: ?name=…')
    const bytes = await readBody(incoming, uploadLimitBytes)
    const file = core.files.expect(person.id, name, null, '')
    core.files.store(file, bytes)
    file.isComplete = true
    return fileView(file)
  })

  router.on('GET people/:userId/events', request => {
    const { id } = who(request)
    const { incoming, response, query } = request
    let stop = () => {}
    const stream = openStream(incoming, response, () => stop())
    stop = core.changes.listen(id, lastEventId(incoming, query), (seq, change) =>
      stream.send('change', change, seq),
    )
    return undefined
  })
}
