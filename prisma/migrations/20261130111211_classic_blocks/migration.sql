-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "classic_blocks_since" TIMESTAMPTZ(3);
