import { actionSubCommand } from './action/index.ts'
import { alignmentSubCommand } from './alignment/index.ts'
import { channelSubCommand } from './channel/index.ts'
import { checkInSubCommand } from './check-in/index.ts'
import { contactSubCommand } from './contact/index.ts'
import { digestSubCommand } from './digest/index.ts'
import { forecastSubCommand } from './forecast/index.ts'
import { growthSubCommand } from './growth/index.ts'
import { muteSubCommand } from './mute/index.ts'
import { planSubCommand } from './plan/index.ts'
import { reviewSubCommand } from './review/index.ts'
import { settingsSubCommand } from './settings/index.ts'
import type { SubCommand } from './sub-command.ts'
import { tierSubCommand } from './tier/index.ts'
import { valueGapsSubCommand } from './value-gaps/index.ts'
import { whySubCommand } from './why/index.ts'
import { winLossSubCommand } from './win-loss/index.ts'

/** Every word behind `/coach` that is no command of its own, besides `help`. */
export const subCommands: readonly SubCommand[] = [
  checkInSubCommand,
  tierSubCommand,
  valueGapsSubCommand,
  planSubCommand,
  actionSubCommand,
  reviewSubCommand,
  contactSubCommand,
  growthSubCommand,
  forecastSubCommand,
  digestSubCommand,
  alignmentSubCommand,
  whySubCommand,
  muteSubCommand,
  settingsSubCommand,
  winLossSubCommand,
  channelSubCommand,
]
