import { createReadStream } from 'node:fs'
import { extname, join } from 'node:path'
import type { AttachStepFile } from '@semesta/contract'
import type { Ctx, FileReply, ParsedInput, UploadedFile } from '../../platform/context.ts'
import { dataDir, placeFile } from '../../platform/data-dir.ts'
import { fileTooLarge } from '../../platform/problems.ts'
import { getPayment, type PaymentView } from './get-payments.ts'
import * as store from './payment-store.ts'
import { notFound, stepOutOfOrder, unfit } from './problems.ts'

const TYPES: Readonly<Record<string, string>> = { '.pdf': 'application/pdf', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png' }
/** Where the bytes of a scan lie. */
export const scanPath = (ctx: Ctx, sha256: string) => join(dataDir(ctx.app.config.dataDir).documents, sha256)

/** Keeps the scan of a step's document under its sha256. Fails: `funds/not-found`, `funds/step-out-of-order` before the step is taken, `funds/unfit` for what is no scan. */
export async function attachFile(ctx: Ctx, { paymentId, step }: ParsedInput<typeof AttachStepFile>, file: UploadedFile | null): Promise<PaymentView> {
  const payment = await getPayment(ctx, paymentId)
  const taken = payment.steps.findLast((it) => it.step === step)
  if (!taken) throw stepOutOfOrder({ asked: step, next: payment.next?.step ?? null })
  const { maxBytes } = ctx.app.config.uploads
  if (!file || file.bytes === 0) throw unfit({ fault: 'the file is empty' })
  if (!TYPES[extname(file.fileName).toLowerCase()]) throw unfit({ fault: 'a scan is a PDF, JPG or PNG' })
  if (file.bytes > maxBytes) throw fileTooLarge({ maxBytes })
  await store.insertFile(ctx, { payment_id: payment.id, step, attempt: taken.attempt, sha256: file.sha256, name: file.fileName })
  await placeFile(file.path, scanPath(ctx, file.sha256))
  return getPayment(ctx, payment.id)
}

/** The scan as it came, to be saved and never run in the browser. Fails: `funds/not-found`. */
export async function downloadFile(ctx: Ctx, { paymentId, sha256 }: { paymentId: string; sha256: string }): Promise<FileReply> {
  const payment = await getPayment(ctx, paymentId)
  const file = payment.steps.flatMap((it) => it.files).find((it) => it.sha256 === sha256)
  if (!file) throw notFound({ id: sha256 })
  const contentType = TYPES[extname(file.name).toLowerCase()] ?? 'application/octet-stream'
  return { fileName: file.name, contentType, body: createReadStream(scanPath(ctx, sha256)) }
}
