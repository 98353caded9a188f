import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The account PostgreSQL runs as. PostgreSQL refuses to run as root. */
export interface Account {
  uid: number
  gid: number
  name: string
}

/** Null: as whoever runs this. Root gives way to the account `semesta`, or to `nobody`, or to the highest unprivileged one. */
export function accountFor(uid = process.getuid?.(), passwd = '/etc/passwd'): Account | null {
  if (uid !== 0) return null
  const account = unprivileged(readFileSync(passwd, 'utf8'))
  if (!account) throw new Error('Started as root, and /etc/passwd knows no other account that PostgreSQL could run as. Add an account named semesta.')
  return account
}

export function unprivileged(passwd: string): Account | null {
  const accounts = passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && Number(uid) > 0 && Number(gid) >= 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
  const named = (name: string) => accounts.find((account) => account.name === name)
  return named('semesta') ?? named('nobody') ?? accounts.sort((a, b) => b.uid - a.uid)[0] ?? null
}

/** Whether an account may pass through every folder above `path`. */
export function canReach(account: Account, path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if (!(mode & bit)) return false
    if (folder === dirname(folder)) return true
  }
}
