/** A mapping of accounts from a.csv with the given rules for columns. */
export const accounts = (columns: string, rest = '') => `
${rest}
targets:
  - fills: account
    from: a.csv
    columns:
${columns.replace(/^/gm, '      ')}
`

/** A mapping of revenue as sums over orders, with products looked up. */
export const orders = `
currency: USD
targets:
  - { fills: account, from: orders.csv, distinct: true, columns: { account_id: customer, name: customer } }
  - { fills: productFamily, from: products.csv, distinct: true, columns: { family_id: family, name: family } }
  - fills: revenue
    from: orders.csv
    onlyWhere: { state: [paid, sent] }
    lookups: { product: { in: products.csv, by: id, equals: product } }
    columns:
      account_id: customer
      family_id: product.family
      period: day
      amount: { sum: "[unit price] * n * (1 - discount) - fee" }
`
