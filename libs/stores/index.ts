// Stores, counters, staff, tills and their keys.
export { verifyPassword } from './passwords';
export { StaffAccounts, type StaffEntry } from './staff-accounts.service';
export { StoreDirectory } from './store-directory.service';
export { StoresModule } from './stores.module';
export { type KeyPair, type StaffAccount, type StoreFace, StoresService, type TillKey } from './stores.service';
