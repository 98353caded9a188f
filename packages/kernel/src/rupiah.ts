declare const unit: unique symbol
/** Whole rupiah. Amounts of this programme stay below 2^53, so a number carries them exactly. */
export type Rupiah = number & { readonly [unit]: 'rupiah' }

/** Takes a number as whole rupiah. Fails: RangeError if it is not a safe integer. */
export function rupiah(amount: number): Rupiah {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole rupiah: ${amount}`)
  return amount as Rupiah
}
