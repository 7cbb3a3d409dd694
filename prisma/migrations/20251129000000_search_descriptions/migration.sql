-- AlterTable
ALTER TABLE "SavedSearch" ADD COLUMN "description" TEXT NOT NULL DEFAULT '';
