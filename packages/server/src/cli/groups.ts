import type { Command } from 'commander'
import { addAccess } from './access.ts'
import { addAuditPack } from './audit-pack.ts'
import { addBill } from './bill.ts'
import { addBudget } from './budget.ts'
import { addDemo } from './demo.ts'
import { addFindings } from './findings.ts'
import { addImport } from './import.ts'
import { addLedger } from './ledger.ts'
import { addLink } from './link.ts'
import { addLinkage } from './linkage.ts'
import { addMonth } from './month.ts'
import { addRates } from './rates.ts'
import { addServe } from './serve.ts'
import { addSynth } from './synth.ts'
import { addTakeover } from './takeover.ts'
import type { Tools } from './tools.ts'

/** One file of commands. */
export type Group = (program: Command, tools: Tools) => void

/** Every group of commands: one line each. */
export const groups: readonly Group[] = [
  addAccess,
  addAuditPack,
  addServe,
  addDemo,
  addSynth,
  addImport,
  addMonth,
  addLinkage,
  addFindings,
  addLedger,
  addLink,
  addRates,
  addBudget,
  addTakeover,
  addBill,
]
