import { ROLES, type Role } from '@semesta/contract'
import { type Command, Option } from 'commander'
import { addPerson, grantRole, listPeopleWhoSignIn, renewLink } from '../modules/access/index.ts'
import { verifyChains } from '../modules/audit/index.ts'
import { jsonOption } from './options.ts'
import { chainBroken } from './problems.ts'
import type { Tools } from './tools.ts'

interface PersonOptions {
  name: string
  email: string
  role: Role
  area: string
  json?: true
}

/** `semesta user …` and `semesta audit verify`. */
export function addAccess(program: Command, tools: Tools): void {
  const user = program.command('user').description('orang yang masuk dan perannya / people who sign in and their roles')
  addPeople(user, tools)
  addGrants(user, tools)
  addAudit(program, tools)
}

const roleOption = () => new Option('--role <role>', 'peran / role').choices(ROLES).makeOptionMandatory()
/** The answer as JSON when it was asked for, else as lines for people. */
function tell({ print, say }: Tools, json: true | undefined, answer: unknown, lines: readonly string[]): void {
  if (json) print(answer)
  else for (const line of lines) say(line)
}
const addressOf = ({ config }: Tools, path: string) => `${config().http.publicUrl}${path}`

function addPeople(user: Command, tools: Tools): void {
  const { withApp } = tools

  user
    .command('add')
    .description('undang seseorang; mencetak tautan sekali pakai / invite a person; prints a one-time link')
    .requiredOption('--name <name>', 'nama / name')
    .requiredOption('--email <email>', 'surel / e-mail')
    .addOption(roleOption())
    .requiredOption('--area <code>', 'kode wilayah, 00 untuk seluruh negeri / area code, 00 for the whole country')
    .addOption(jsonOption())
    .action(({ name, email, role, area, json }: PersonOptions) =>
      withApp(async (app) => {
        const { id, activationPath } = await addPerson(app, { name, email, role, areaCode: area })
        const activationLink = activationPath === null ? null : addressOf(tools, activationPath)
        tell(tools, json, { id, email, role, area, activationLink }, [`${email}: ${role} ${area}`, ...(activationLink ? [activationLink] : [])])
      }),
    )

  user
    .command('list')
    .description('daftar orang dan perannya / people and their roles')
    .option('--area <code>', 'hanya di wilayah ini / only inside this area')
    .addOption(jsonOption())
    .action(({ area, json }: { area?: string; json?: true }) =>
      withApp(async (app) => {
        const rows = await listPeopleWhoSignIn(app, area)
        const lines = rows.map(({ email, name, grants }) => `${email}  ${name}  ${grants.map((it) => `${it.role} ${it.areaCode}`).join(', ')}`)
        tell(tools, json, { rows }, lines)
      }),
    )
}

function addGrants(user: Command, tools: Tools): void {
  const { withApp } = tools
  user
    .command('grant')
    .description('beri peran di wilayah lain / give a role on a further area')
    .requiredOption('--email <email>', 'surel / e-mail')
    .addOption(roleOption())
    .requiredOption('--area <code>', 'kode wilayah / area code')
    .addOption(jsonOption())
    .action(({ email, role, area, json }: PersonOptions) =>
      withApp(async (app) => {
        await grantRole(app, { email, role, areaCode: area })
        tell(tools, json, { email, role, area }, [`${email}: ${role} ${area}`])
      }),
    )

  user
    .command('link')
    .description('tautan baru untuk kata sandi yang terlupa; semua sesi berakhir / a new link for a forgotten password; all sessions end')
    .requiredOption('--email <email>', 'surel / e-mail')
    .addOption(jsonOption())
    .action(({ email, json }: { email: string; json?: true }) =>
      withApp(async (app) => {
        const { activationPath, expiresAt } = await renewLink(app, email)
        const activationLink = addressOf(tools, activationPath)
        tell(tools, json, { email, activationLink, expiresAt }, [email, activationLink])
      }),
    )
}

function addAudit(program: Command, tools: Tools): void {
  const { withApp } = tools
  program
    .command('audit')
    .description('catatan audit / audit log')
    .command('verify')
    .description('hitung ulang rantai hash; keluar 1 bila putus / recompute the hash chain; exit 1 when broken')
    .option('--regency <code>', 'satu kabupaten/kota; tanpa ini semuanya / one regency; all without')
    .addOption(jsonOption())
    .action(({ regency, json }: { regency?: string; json?: true }) =>
      withApp(async (app) => {
        const chains = await verifyChains(app, regency)
        const lines = chains.map(
          (it) => `${it.regency}: ${it.entries} catatan / entries, ${it.intact ? 'utuh / intact' : `putus pada / broken at ${it.brokenAt}`}`,
        )
        tell(tools, json, { intact: chains.every((it) => it.intact), chains }, lines)
        const broken = chains.find((it) => !it.intact)
        if (broken) throw chainBroken({ regency: broken.regency, seq: broken.brokenAt ?? 0 })
      }),
    )
}
