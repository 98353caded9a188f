import type { Command } from 'commander'
import { findSeal, getPack, type PackReport, packBroken, packJob, packPath, packTitle, planPack, verifyPack } from '../modules/audit-packs/index.ts'
import { runHere } from '../modules/jobs/index.ts'
import { mustBeFile } from '../modules/registers/index.ts'
import { dataDir } from '../platform/data-dir.ts'
import { inRegency } from '../platform/database.ts'
import { systemActor, systemBind } from '../platform/system.ts'
import { jsonOption, monthArgument, regencyOption } from './options.ts'
import { progressTo } from './progress.ts'
import type { Tools } from './tools.ts'

const actor = systemActor('console')

/** `semesta audit-pack create|verify|key`. */
export function addAuditPack(program: Command, tools: Tools): void {
  const pack = program.command('audit-pack').description('berkas audit tersegel / sealed audit packs')
  addCreate(pack, tools)
  addVerify(pack, tools)
  addKey(pack, tools)
}

function addCreate(pack: Command, { withApp, print, say }: Tools): void {
  pack
    .command('create')
    .description('bekukan beberapa bulan menjadi satu berkas / freeze some months into one file')
    .addOption(regencyOption())
    .requiredOption('--from <month>', 'bulan pertama / first month', monthArgument)
    .requiredOption('--to <month>', 'bulan terakhir / last month', monthArgument)
    .addOption(jsonOption())
    .action(({ regency, from, to, json }: { regency: string; from: string; to: string; json?: true }) =>
      withApp(async (app, stop) => {
        const ask = { id: app.newId(), from, until: to }
        await inRegency(app, actor, systemBind(regency), (ctx) => planPack(ctx, ask))
        const work = { kind: packJob.kind, title: packTitle(ask), payload: { packId: ask.id }, regency }
        await runHere(app, packJob, actor, work, { onProgress: progressTo(say), stop })
        const made = await inRegency(app, actor, systemBind(regency), (ctx) => getPack(ctx, ask.id))
        const file = packPath(dataDir(app.config.dataDir).root, regency, ask.id)
        if (json) print({ ...made, file })
        else say(`${file}\nsha256 ${made.sha256}\nisi / content ${made.contentHash}\nkunci / key ${made.fingerprint}`)
      }),
    )
}

function addVerify(pack: Command, { config, print, say }: Tools): void {
  pack
    .command('verify')
    .description('buktikan satu berkas tanpa basis data; keluar 1 bila berubah / prove a file without a database; exit 1 when it changed')
    .argument('<file>', 'berkas / file')
    .option('--key <key>', 'kunci publik (PEM) atau sidik jarinya / public key (PEM) or its fingerprint')
    .addOption(jsonOption())
    .action(async (file: string, { key, json }: { key?: string; json?: true }) => {
      await mustBeFile(file)
      const report = await verifyPack(file, { key, root: config().dataDir })
      if (json) print(report)
      else for (const line of linesOf(report)) say(line)
      const { changed, missing, added, signature } = report
      if (!report.sound) {
        throw packBroken({ file: report.file, changed: changed.length, missing: missing.length, added: added.length, signature, key: report.key })
      }
    })
}

function addKey(pack: Command, { config, print, say }: Tools): void {
  pack
    .command('key')
    .description('kunci publik pemasangan ini / public key of this installation')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: true }) => {
      const seal = await findSeal(config().dataDir)
      if (json) print({ fingerprint: seal?.fingerprint ?? null, publicKey: seal?.publicKey ?? null })
      else say(seal ? `${seal.fingerprint}\n${seal.publicKey}` : 'belum ada: dibuat bersama berkas audit pertama / none yet: made with the first pack')
    })
}

const keys = {
  given: 'sama dengan yang Anda berikan / the one you named',
  installation: 'milik pemasangan ini / that of this installation',
  unknown: 'belum dicocokkan dengan siapa pun: bandingkan sidik jarinya / compared with nobody: check its fingerprint',
  other: 'BUKAN yang Anda berikan / NOT the one you named',
}

function linesOf(it: PackReport): string[] {
  return [
    `${it.file}: ${it.sound ? 'utuh / sound' : 'TIDAK UTUH / NOT SOUND'}`,
    `${it.regency} ${it.from} – ${it.until}, dibuat / made ${it.madeAt}, ${it.madeBy}; ${it.members} berkas / files, isi / content ${it.contentHash}`,
    `tanda / signature ${it.signature}; kunci / key ${it.fingerprint}: ${keys[it.key]}`,
    ...it.changed.map((path) => `  berubah / changed: ${path}`),
    ...it.missing.map((path) => `  hilang / missing: ${path}`),
    ...it.added.map((path) => `  ditambahkan / added: ${path}`),
  ]
}
