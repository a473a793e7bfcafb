// pure-imports-no-framework
export { Injectable } from '@nestjs/common';
export { database } from '#platform/postgres';
