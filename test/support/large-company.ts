import type { Files } from './import-files.ts'

const pad = (number: number) => String(number).padStart(4, '0')
const day = (number: number) =>
  `2026-${String(1 + (number % 9)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`
const csv = (header: string, count: number, row: (at: number) => string) =>
  `${header}\n${Array.from({ length: count }, (_, at) => `${row(at)}\n`).join('')}`

/** Texts that a reader of CSV may stumble over; every row carries one. */
const texts = [
  'Mill',
  '"Mill, North"',
  '"The ""Old"" Mill"',
  '"Mill\nNorth"',
  'Müller & Söhne',
  '顧客',
  '"two\r\nlines"',
]

/** A company with every kind of reference in it; each row can be told from every other. */
export function largeCompany(size: number): Files {
  const some = Math.max(3, Math.floor(size / 4))
  return {
    'exchange-rates.csv': 'currency,on,rate\nEUR,2025-01-01,1.08\nGBP,2025-01-01,1.27\nEUR,2026-03-01,1.1\n',
    'people.csv': csv('person_id,name,email,role,manager_id,started_on', some, at => {
      // Managers stand behind the people below them.
      const manager = at + 1 === some ? '' : `P-${pad(Math.min(some - 1, at + 1 + (at % 3)))}`
      return `P-${pad(at)},${texts[at % texts.length]},p${at}@plumb.example,account_manager,${manager},${day(at)}`
    }),
    'product-families.csv': csv('family_id,name', 3, at => `F-${at},Family ${at}`),
    'products.csv': csv('product_id,name,family_id', 6, at => `S-${at},Product ${at},F-${at % 3}`),
    'accounts.csv': csv('account_id,name,parent_id,segment,country', some, at => {
      const parent = at % 5 === 0 ? '' : `A-${pad(at - (at % 5))}`
      return `A-${pad(at)},${texts[at % texts.length]},${parent},hospital,DE`
    }),
    'contacts.csv': csv('contact_id,account_id,name,buyer_role,influence', some, at => {
      return `K-${pad(at)},A-${pad(at)},${texts[(at + 3) % texts.length]},economic_buyer,${at % 6}`
    }),
    'opportunities.csv': csv(
      'opportunity_id,account_id,owner_id,product_id,name,stage,amount,currency,opened_on,closed_on',
      size,
      at => {
        const isOpen = at % 3 === 0
        const subject = `A-${pad(at % some)},P-${pad((at * 7) % some)},S-${at % 6},${texts[at % texts.length]}`
        const worth = `${at * 13}.${at % 100},${['USD', 'EUR', 'GBP'][at % 3]}`
        return `O-${pad(at)},${subject},${isOpen ? 'engaging' : 'won'},${worth},2026-01-01,${isOpen ? '' : day(at)}`
      },
    ),
    'revenue.csv': csv('account_id,family_id,period,amount,currency', size, at => {
      const month = `2026-${String(1 + (Math.floor(at / some) % 12)).padStart(2, '0')}`
      return `A-${pad(at % some)},F-${Math.floor(at / (some * 12)) % 3},${month},${at}.5,USD`
    }),
    'activities.csv': csv(
      'activity_id,account_id,person_id,contact_ids,occurred_on,activity_kind,is_two_way,problem',
      size,
      at => {
        const who = `A-${pad(at % some)},P-${pad((at * 3) % some)},K-${pad(at % some)};K-${pad((at + 1) % some)}`
        return `T-${pad(at)},${who},${day(at)},${['meeting', 'call'][at % 2]},${at % 2 === 0},${texts[(at + 1) % texts.length]}`
      },
    ),
  }
}
