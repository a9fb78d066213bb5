// Hands the stores to whoever imports it.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StaffAccounts } from './staff-accounts.service';
import { StoreDirectory } from './store-directory.service';
import { Counter, Staff, Store, StoreNetworkRow, Till, TillKeyRow } from './stores.entities';
import { StoresService } from './stores.service';

@Module({
  imports: [TypeOrmModule.forFeature([Store, Counter, Staff, StoreNetworkRow, Till, TillKeyRow])],
  providers: [StoresService, StoreDirectory, StaffAccounts],
  exports: [StoresService, StoreDirectory, StaffAccounts],
})
export class StoresModule {}
