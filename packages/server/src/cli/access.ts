import { ROLES, type Role } from '@semesta/contract'
import { type Command, Option } from 'commander'
import { addPerson, grantRole, listPeopleWhoSignIn, renewLink } from '../modules/access/index.ts'
import { verifyChains } from '../modules/audit/index.ts'
import { chainBroken } from './problems.ts'
import type { Tools } from './tools.ts'

interface PersonOptions {
  name: string
  email: string
  role: Role
  area: string
}

/** `semesta user …` and `semesta audit verify`. */
export function addAccess(program: Command, tools: Tools): void {
  const user = program.command('user').description('orang yang masuk dan perannya / people who sign in and their roles')
  addPeople(user, tools)
  addGrants(user, tools)
  addAudit(program, tools)
}

const roleOption = () => new Option('--role <role>', 'peran / role').choices(ROLES).makeOptionMandatory()
const addressOf = ({ config }: Tools, path: string) => `${config().http.publicUrl}${path}`

function addPeople(user: Command, tools: Tools): void {
  const { withApp, print } = tools

  user
    .command('add')
    .description('undang seseorang; mencetak tautan sekali pakai / invite a person; prints a one-time link')
    .requiredOption('--name <name>', 'nama / name')
    .requiredOption('--email <email>', 'surel / e-mail')
    .addOption(roleOption())
    .requiredOption('--area <code>', 'kode wilayah, 00 untuk seluruh negeri / area code, 00 for the whole country')
    .action(({ name, email, role, area }: PersonOptions) =>
      withApp(async (app) => {
        const { id, activationPath } = await addPerson(app, { name, email, role, areaCode: area })
        print({ id, email, role, area, activationLink: activationPath === null ? null : addressOf(tools, activationPath) })
      }),
    )

  user
    .command('list')
    .description('daftar orang dan perannya / people and their roles')
    .option('--area <code>', 'hanya di wilayah ini / only inside this area')
    .action(({ area }: { area?: string }) => withApp(async (app) => print({ rows: await listPeopleWhoSignIn(app, area) })))
}

function addGrants(user: Command, tools: Tools): void {
  const { withApp, print } = tools
  user
    .command('grant')
    .description('beri peran di wilayah lain / give a role on a further area')
    .requiredOption('--email <email>', 'surel / e-mail')
    .addOption(roleOption())
    .requiredOption('--area <code>', 'kode wilayah / area code')
    .action(({ email, role, area }: PersonOptions) =>
      withApp(async (app) => {
        await grantRole(app, { email, role, areaCode: area })
        print({ email, role, area })
      }),
    )

  user
    .command('link')
    .description('tautan baru untuk kata sandi yang terlupa; semua sesi berakhir / a new link for a forgotten password; all sessions end')
    .requiredOption('--email <email>', 'surel / e-mail')
    .action(({ email }: { email: string }) =>
      withApp(async (app) => {
        const { activationPath, expiresAt } = await renewLink(app, email)
        print({ email, activationLink: addressOf(tools, activationPath), expiresAt })
      }),
    )
}

function addAudit(program: Command, { withApp, print }: Tools): void {
  program
    .command('audit')
    .description('catatan audit / audit log')
    .command('verify')
    .description('hitung ulang rantai hash; keluar 1 bila putus / recompute the hash chain; exit 1 when broken')
    .option('--regency <code>', 'satu kabupaten/kota; tanpa ini semuanya / one regency; all without')
    .action(({ regency }: { regency?: string }) =>
      withApp(async (app) => {
        const chains = await verifyChains(app, regency)
        print({ intact: chains.every((it) => it.intact), chains })
        const broken = chains.find((it) => !it.intact)
        if (broken) throw chainBroken({ regency: broken.regency, seq: broken.brokenAt ?? 0 })
      }),
    )
}
