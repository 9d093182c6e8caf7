// Opens the database, which brings it up to this release, and closes it.
import { openStore } from '../../../src/store/index.ts'
import { locationOf } from './location.ts'

const store = await openStore(locationOf(process.argv.slice(2)), 'W-1')
await store.ping()
await store.close()
