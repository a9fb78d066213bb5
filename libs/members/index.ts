// Members: who they are, how they are found, how they join.
export { maskName, maskPhone, sameName } from './masking';
export { MembersModule } from './members.module';
export { type CustomerRef, type Joining, type MemberFace, MembersService } from './members.service';
