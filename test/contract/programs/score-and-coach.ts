// Opens the installation, says so, and makes a scoring run and its round as of a day; the last line is what came of it.
import { openInstallation } from '../../../src/composition/installation.ts'
import { scoreAndCoach } from '../../../src/composition/jobs.ts'
import { createLog } from '../../../src/log.ts'
import { configOn } from '../../support/installations.ts'
import { locationOf } from './location.ts'

const [asOf, ...where] = process.argv.slice(2)
if (asOf === undefined) throw new Error('say: DAY, then embedded FOLDER or postgres URL')
const installation = await openInstallation(configOn(locationOf(where)), createLog({ level: 'silent' }), true)
process.stdout.write('open\n')
const { messages } = await scoreAndCoach(installation, asOf, false)
process.stdout.write(`${messages.length}\n`)
await installation.close()
