import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import type { FileView } from '../page-api.ts'
import { extensionOf, type StoredFile } from '../workspace/files.ts'

/** https://docs.slack.dev/reference/objects/file-object */
export function fileShape(core: Core, file: StoredFile): JsonObject {
  const place = `${core.origin}/files/${file.id}/${encodeURIComponent(file.name)}`
  const inKind = (kinds: string[]) =>
    [...file.channels].filter(id => kinds.includes(core.conversations.get(id)?.kind ?? ''))
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: extensionOf(file.name) || 'binary',
    pretty_type: extensionOf(file.name).toUpperCase() || 'Binary',
    user: file.owner,
    user_team: core.team.id,
    editable: false,
    size: file.bytes.length,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: inKind(['public']).length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: place,
    url_private_download: `${place}?download=1`,
    media_display_type: 'unknown',
    alt_txt: file.altText,
    permalink: `${core.origin}/files/${file.owner}/${file.id}`,
    permalink_public: `${core.origin}/files/public/${file.id}`,
    comments_count: 0,
    is_starred: false,
    shares: {},
    channels: inKind(['public']),
    groups: inKind(['private', 'mpim']),
    ims: inKind(['im']),
    has_more_shares: false,
    has_rich_preview: false,
    file_access: 'visible',
  }
}

export function fileView(file: StoredFile): FileView {
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    altText: file.altText,
    mimetype: file.mimetype,
    sizeBytes: file.bytes.length,
    url: `/sandbox/api/files/${file.id}`,
    isImage: /^image\/(png|jpeg|gif)$/.test(file.mimetype),
  }
}
