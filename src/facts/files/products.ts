import { currency, date } from '../code-columns.ts'
import { id, oneOf, reference, required, text } from '../column.ts'
import { defineFile } from '../fact-file.ts'
import { decimal } from '../number-columns.ts'
import { lifeCycleStages } from '../terms.ts'

export const productFamilies = defineFile({
  kind: 'productFamily',
  file: 'product-families.csv',
  table: 'product_family',
  meaning: 'Product families, and the life-cycle stage that each had from the beginning.',
  key: ['familyId'],
  columns: {
    familyId: required(id({ meaning: 'Id of the family', example: 'consumables' })),
    name: required(text({ meaning: 'Name', example: 'Consumables' })),
    stage: oneOf(lifeCycleStages)({
      meaning: 'Life-cycle stage up to the first one in family-stages.csv; empty where unknown',
      example: 'growth',
    }),
  },
})

export const familyStages = defineFile({
  kind: 'familyStage',
  file: 'family-stages.csv',
  table: 'family_stage',
  meaning: 'Life-cycle stages that product families came into; each holds until the next one.',
  key: ['familyId', 'fromOn'],
  datedBy: ['fromOn'],
  columns: {
    familyId: required(reference('productFamily')({ meaning: 'Product family', example: 'consumables' })),
    stage: required(oneOf(lifeCycleStages)({ meaning: 'Life-cycle stage', example: 'maturity' })),
    fromOn: required(date({ meaning: 'First day of the stage', example: '2026-07-01' })),
  },
})

export const products = defineFile({
  kind: 'product',
  file: 'products.csv',
  table: 'product',
  meaning: 'Products and the family that each belongs to.',
  key: ['productId'],
  columns: {
    productId: required(id({ meaning: 'Id of the product', example: 'SKU-10' })),
    name: required(text({ meaning: 'Name', example: 'Indicator strips' })),
    familyId: required(reference('productFamily')({ meaning: 'Product family', example: 'consumables' })),
  },
})

export const exchangeRates = defineFile({
  kind: 'exchangeRate',
  file: 'exchange-rates.csv',
  table: 'exchange_rate',
  meaning: 'Dated rates to the base currency; an amount takes the latest rate on or before its date.',
  key: ['currency', 'on'],
  columns: {
    currency: required(currency({ meaning: 'Currency that is converted', example: 'EUR' })),
    on: required(date({ meaning: 'First day of the rate', example: '2026-01-01' })),
    rate: required(
      decimal({ unit: 'base currency per unit', low: '0.000000001', high: '1000000', decimals: 9 })({
        meaning: 'What one unit is worth in the base currency',
        example: '1.08',
      }),
    ),
  },
})
