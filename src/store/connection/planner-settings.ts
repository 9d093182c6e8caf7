/**
 * Until a table has statistics, PostgreSQL reads and sorts all the rest of it for one page in key order: 0.8 s instead
 * of milliseconds for a page of 500,000 rows. Without bitmap scans it walks the index, which is right for every
 * statement of the store.
 */
export const plannerSettings: Readonly<Record<string, string>> = { enable_bitmapscan: 'off' }
