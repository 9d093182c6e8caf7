-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "started_on" DATE;

-- CreateTable
CREATE TABLE "family_stage" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "family_id" TEXT COLLATE "C" NOT NULL,
    "stage" TEXT COLLATE "C" NOT NULL,
    "from_on" DATE NOT NULL,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "family_stage_pkey" PRIMARY KEY ("workspace_id","family_id","from_on")
);
