import { describeOnEachDatabase } from '../support/databases.ts'
import { storeContract } from './store.contract.ts'

describeOnEachDatabase('store', ({ open }) => storeContract(open))
