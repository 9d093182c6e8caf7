-- CreateTable
CREATE TABLE "nudge" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "nudge_id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "run_id" TEXT COLLATE "C" NOT NULL,
    "evidence" JSON NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "snoozed_until" TIMESTAMPTZ(3),

    CONSTRAINT "nudge_pkey" PRIMARY KEY ("workspace_id","nudge_id")
);

-- CreateTable
CREATE TABLE "reaction" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "nudge_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "reaction" TEXT COLLATE "C" NOT NULL,
    "why" TEXT COLLATE "C",
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reaction_pkey" PRIMARY KEY ("workspace_id","nudge_id","person_id","reaction","at")
);

-- CreateTable
CREATE TABLE "outbox" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "outbox_id" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "slack_channel" TEXT COLLATE "C",
    "slack_ts" TEXT COLLATE "C",
    "state_reason" TEXT COLLATE "C",
    "content" JSON NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("workspace_id","outbox_id")
);

-- CreateTable
CREATE TABLE "outbox_nudge" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "outbox_id" TEXT COLLATE "C" NOT NULL,
    "nudge_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "outbox_nudge_pkey" PRIMARY KEY ("workspace_id","outbox_id","nudge_id")
);

-- CreateTable
CREATE TABLE "person" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C",
    "role" TEXT COLLATE "C" NOT NULL,
    "function" TEXT COLLATE "C",
    "manager_id" TEXT COLLATE "C",
    "region" TEXT COLLATE "C",
    "team" TEXT COLLATE "C",
    "time_zone" TEXT COLLATE "C",
    "country" TEXT COLLATE "C",
    "is_technical" BOOLEAN,
    "started_on" DATE,
    "left_on" DATE,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("workspace_id","person_id")
);

-- CreateTable
CREATE TABLE "exchange_rate" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "currency" TEXT COLLATE "C" NOT NULL,
    "on" DATE NOT NULL,
    "rate" DECIMAL(65,30) NOT NULL,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("workspace_id","currency","on")
);

-- CreateTable
CREATE TABLE "product_family" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "family_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "stage" TEXT COLLATE "C",
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "product_family_pkey" PRIMARY KEY ("workspace_id","family_id")
);

-- CreateTable
CREATE TABLE "product" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "product_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "family_id" TEXT COLLATE "C" NOT NULL,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("workspace_id","product_id")
);

-- CreateTable
CREATE TABLE "account" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "parent_id" TEXT COLLATE "C",
    "segment" TEXT COLLATE "C",
    "buyer_segment" TEXT COLLATE "C",
    "industry" TEXT COLLATE "C",
    "region" TEXT COLLATE "C",
    "country" TEXT COLLATE "C",
    "started_on" DATE,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("workspace_id","account_id")
);

-- CreateTable
CREATE TABLE "buying_centre" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "centre_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "family_id" TEXT COLLATE "C",
    "cycle_days" INTEGER,
    "budget_owner" TEXT COLLATE "C",
    "selected_by" TEXT COLLATE "C",
    "buys_every_days" INTEGER,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "buying_centre_pkey" PRIMARY KEY ("workspace_id","centre_id")
);

-- CreateTable
CREATE TABLE "contact" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "contact_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "centre_id" TEXT COLLATE "C",
    "name" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C",
    "title" TEXT COLLATE "C",
    "buyer_role" TEXT COLLATE "C",
    "influence" INTEGER,
    "left_on" DATE,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("workspace_id","contact_id")
);

-- CreateTable
CREATE TABLE "account_plan" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "plan_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "sam_id" TEXT COLLATE "C",
    "name" TEXT COLLATE "C",
    "updated_on" DATE,
    "customer_goals" TEXT COLLATE "C",
    "installed_base" TEXT COLLATE "C",
    "competition" TEXT COLLATE "C",
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "account_plan_pkey" PRIMARY KEY ("workspace_id","plan_id")
);

-- CreateTable
CREATE TABLE "plan_objective" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "objective_id" TEXT COLLATE "C" NOT NULL,
    "plan_id" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "participation_level" INTEGER,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "plan_objective_pkey" PRIMARY KEY ("workspace_id","objective_id")
);

-- CreateTable
CREATE TABLE "plan_action" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "action_id" TEXT COLLATE "C" NOT NULL,
    "plan_id" TEXT COLLATE "C" NOT NULL,
    "objective_id" TEXT COLLATE "C",
    "owner_id" TEXT COLLATE "C",
    "contact_id" TEXT COLLATE "C",
    "text" TEXT COLLATE "C" NOT NULL,
    "due_on" DATE,
    "done_on" DATE,
    "cancelled_on" DATE,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "plan_action_pkey" PRIMARY KEY ("workspace_id","action_id")
);

-- CreateTable
CREATE TABLE "opportunity" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "opportunity_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C",
    "owner_id" TEXT COLLATE "C",
    "product_id" TEXT COLLATE "C",
    "family_id" TEXT COLLATE "C",
    "name" TEXT COLLATE "C",
    "stage" TEXT COLLATE "C" NOT NULL,
    "amount" DECIMAL(65,30),
    "currency" TEXT COLLATE "C",
    "discount_share" DECIMAL(65,30),
    "opened_on" DATE,
    "expected_close_on" DATE,
    "closed_on" DATE,
    "problem" TEXT COLLATE "C",
    "objective_id" TEXT COLLATE "C",
    "amount_base_minor" BIGINT,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "opportunity_pkey" PRIMARY KEY ("workspace_id","opportunity_id")
);

-- CreateTable
CREATE TABLE "opportunity_line" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "opportunity_id" TEXT COLLATE "C" NOT NULL,
    "family_id" TEXT COLLATE "C" NOT NULL,
    "amount" DECIMAL(65,30) NOT NULL,
    "currency" TEXT COLLATE "C" NOT NULL,
    "on" DATE,
    "amount_base_minor" BIGINT,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "opportunity_line_pkey" PRIMARY KEY ("workspace_id","opportunity_id","family_id")
);

-- CreateTable
CREATE TABLE "revenue" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "family_id" TEXT COLLATE "C" NOT NULL,
    "period" DATE NOT NULL,
    "amount" DECIMAL(65,30) NOT NULL,
    "currency" TEXT COLLATE "C" NOT NULL,
    "amount_base_minor" BIGINT,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "revenue_pkey" PRIMARY KEY ("workspace_id","account_id","family_id","period")
);

-- CreateTable
CREATE TABLE "activity" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "activity_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "contact_ids" TEXT[],
    "occurred_on" DATE NOT NULL,
    "activity_kind" TEXT COLLATE "C" NOT NULL,
    "is_two_way" BOOLEAN NOT NULL,
    "is_face_to_face" BOOLEAN,
    "buying_phase" TEXT COLLATE "C",
    "minutes" INTEGER,
    "family_id" TEXT COLLATE "C",
    "problem" TEXT COLLATE "C",
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("workspace_id","activity_id")
);

-- CreateTable
CREATE TABLE "coverage_assignment" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "assignment_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "is_lead" BOOLEAN NOT NULL,
    "centre_id" TEXT COLLATE "C",
    "family_id" TEXT COLLATE "C",
    "from_on" DATE,
    "until_on" DATE,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "coverage_assignment_pkey" PRIMARY KEY ("workspace_id","assignment_id")
);

-- CreateTable
CREATE TABLE "comp_plan" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "plan_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "owner_id" TEXT COLLATE "C",
    "base_share" DECIMAL(65,30) NOT NULL,
    "target_incentive" DECIMAL(65,30),
    "currency" TEXT COLLATE "C",
    "from_on" DATE,
    "until_on" DATE,
    "target_incentive_base_minor" BIGINT,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "comp_plan_pkey" PRIMARY KEY ("workspace_id","plan_id")
);

-- CreateTable
CREATE TABLE "comp_measure" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "plan_id" TEXT COLLATE "C" NOT NULL,
    "measure" TEXT COLLATE "C" NOT NULL,
    "family_id" TEXT COLLATE "C" NOT NULL,
    "weight" DECIMAL(65,30) NOT NULL,
    "quota" DECIMAL(65,30),
    "currency" TEXT COLLATE "C",
    "on" DATE,
    "quota_base_minor" BIGINT,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "comp_measure_pkey" PRIMARY KEY ("workspace_id","plan_id","measure")
);

-- CreateTable
CREATE TABLE "comp_plan_assignment" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "plan_id" TEXT COLLATE "C" NOT NULL,
    "from_on" DATE,
    "until_on" DATE,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "comp_plan_assignment_pkey" PRIMARY KEY ("workspace_id","person_id","plan_id")
);

-- CreateTable
CREATE TABLE "answer" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "question" TEXT COLLATE "C" NOT NULL,
    "value" DECIMAL(65,30) NOT NULL,
    "currency" TEXT COLLATE "C",
    "answered_on" DATE NOT NULL,
    "answered_by" TEXT COLLATE "C",
    "value_base_minor" BIGINT,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("workspace_id","account_id","question","answered_on")
);

-- CreateTable
CREATE TABLE "required_phase_mix" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "segment" TEXT COLLATE "C" NOT NULL,
    "buying_phase" TEXT COLLATE "C" NOT NULL,
    "share" DECIMAL(65,30) NOT NULL,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "required_phase_mix_pkey" PRIMARY KEY ("workspace_id","segment","buying_phase")
);

-- CreateTable
CREATE TABLE "value_rating" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "respondent_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C",
    "contact_id" TEXT COLLATE "C",
    "segment" TEXT COLLATE "C",
    "buyer_role" TEXT COLLATE "C",
    "buying_phase" TEXT COLLATE "C" NOT NULL,
    "attribute" TEXT COLLATE "C" NOT NULL,
    "importance" DECIMAL(65,30),
    "own" DECIMAL(65,30),
    "competitor" DECIMAL(65,30),
    "relative" DECIMAL(65,30),
    "overall" DECIMAL(65,30),
    "stated_by" TEXT COLLATE "C" NOT NULL,
    "asked_on" DATE NOT NULL,
    "sample" TEXT COLLATE "C",
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "value_rating_pkey" PRIMARY KEY ("workspace_id","respondent_id","attribute","buying_phase","asked_on")
);

-- CreateTable
CREATE TABLE "scoring_run" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "run_id" TEXT COLLATE "C" NOT NULL,
    "begin_no" BIGSERIAL NOT NULL,
    "completion_no" BIGINT,
    "as_of" TEXT COLLATE "C" NOT NULL,
    "model_version" TEXT COLLATE "C" NOT NULL,
    "is_published_model" BOOLEAN NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "accounts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "scoring_run_pkey" PRIMARY KEY ("workspace_id","run_id")
);

-- CreateTable
CREATE TABLE "snapshot_row" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "run_id" TEXT COLLATE "C" NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "subject_id" TEXT COLLATE "C" NOT NULL,
    "input" JSON NOT NULL,

    CONSTRAINT "snapshot_row_pkey" PRIMARY KEY ("workspace_id","run_id","module","subject_id")
);

-- CreateTable
CREATE TABLE "finding" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "run_id" TEXT COLLATE "C" NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "subject_id" TEXT COLLATE "C" NOT NULL,
    "finding" JSON NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("workspace_id","run_id","module","subject_id")
);

-- CreateTable
CREATE TABLE "account_tier" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "run_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "tier" TEXT COLLATE "C" NOT NULL,
    "is_firm" BOOLEAN NOT NULL,
    "need" DOUBLE PRECISION,
    "value" DOUBLE PRECISION,
    "behavior" DOUBLE PRECISION,
    "overall" DOUBLE PRECISION,
    "revenue_rank" INTEGER,

    CONSTRAINT "account_tier_pkey" PRIMARY KEY ("workspace_id","run_id","account_id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "base_currency" TEXT COLLATE "C" NOT NULL,
    "fiscal_year_start_month" INTEGER NOT NULL,
    "is_switched_on" BOOLEAN NOT NULL,
    "has_quiet_hours" BOOLEAN NOT NULL,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "slack_member" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "slack_user_id" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C",
    "time_zone" TEXT COLLATE "C",
    "is_guest" BOOLEAN NOT NULL,
    "is_deactivated" BOOLEAN NOT NULL,

    CONSTRAINT "slack_member_pkey" PRIMARY KEY ("workspace_id","slack_user_id")
);

-- CreateTable
CREATE TABLE "import" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "begin_no" BIGSERIAL NOT NULL,
    "folder" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "alive_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "import_pkey" PRIMARY KEY ("workspace_id","import_id")
);

-- CreateIndex
CREATE INDEX "nudge_workspace_id_person_id_created_at_idx" ON "nudge"("workspace_id", "person_id", "created_at");

-- CreateIndex
CREATE INDEX "nudge_snoozed_idx" ON "nudge"("workspace_id", "snoozed_until") WHERE (state = 'snoozed'::text);

-- CreateIndex
CREATE UNIQUE INDEX "nudge_workspace_id_kind_account_id_reason_person_id_run_id_key" ON "nudge"("workspace_id", "kind", "account_id", "reason", "person_id", "run_id");

-- CreateIndex
CREATE UNIQUE INDEX "nudge_open_key" ON "nudge"("workspace_id", "kind", "account_id", "reason", "person_id") WHERE (state = ANY (ARRAY['open'::text, 'snoozed'::text]));

-- CreateIndex
CREATE INDEX "reaction_workspace_id_person_id_at_idx" ON "reaction"("workspace_id", "person_id", "at");

-- CreateIndex
CREATE INDEX "outbox_pending_idx" ON "outbox"("workspace_id", "due_at") WHERE (state = ANY (ARRAY['due'::text, 'sending'::text]));

-- CreateIndex
CREATE UNIQUE INDEX "outbox_workspace_id_key_key" ON "outbox"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "outbox_nudge_workspace_id_nudge_id_idx" ON "outbox_nudge"("workspace_id", "nudge_id");

-- CreateIndex
CREATE INDEX "person_workspace_id_manager_id_idx" ON "person"("workspace_id", "manager_id");

-- CreateIndex
CREATE INDEX "person_workspace_id_email_idx" ON "person"("workspace_id", "email");

-- CreateIndex
CREATE INDEX "account_workspace_id_parent_id_idx" ON "account"("workspace_id", "parent_id");

-- CreateIndex
CREATE INDEX "buying_centre_workspace_id_account_id_idx" ON "buying_centre"("workspace_id", "account_id");

-- CreateIndex
CREATE INDEX "contact_workspace_id_account_id_idx" ON "contact"("workspace_id", "account_id");

-- CreateIndex
CREATE INDEX "account_plan_workspace_id_account_id_idx" ON "account_plan"("workspace_id", "account_id");

-- CreateIndex
CREATE INDEX "account_plan_workspace_id_sam_id_idx" ON "account_plan"("workspace_id", "sam_id");

-- CreateIndex
CREATE INDEX "plan_objective_workspace_id_plan_id_idx" ON "plan_objective"("workspace_id", "plan_id");

-- CreateIndex
CREATE INDEX "plan_action_workspace_id_plan_id_idx" ON "plan_action"("workspace_id", "plan_id");

-- CreateIndex
CREATE INDEX "plan_action_workspace_id_owner_id_idx" ON "plan_action"("workspace_id", "owner_id");

-- CreateIndex
CREATE INDEX "opportunity_workspace_id_account_id_idx" ON "opportunity"("workspace_id", "account_id");

-- CreateIndex
CREATE INDEX "opportunity_workspace_id_owner_id_idx" ON "opportunity"("workspace_id", "owner_id");

-- CreateIndex
CREATE INDEX "activity_workspace_id_account_id_idx" ON "activity"("workspace_id", "account_id");

-- CreateIndex
CREATE INDEX "coverage_assignment_workspace_id_account_id_idx" ON "coverage_assignment"("workspace_id", "account_id");

-- CreateIndex
CREATE INDEX "coverage_assignment_workspace_id_person_id_idx" ON "coverage_assignment"("workspace_id", "person_id");

-- CreateIndex
CREATE INDEX "comp_plan_workspace_id_owner_id_idx" ON "comp_plan"("workspace_id", "owner_id");

-- CreateIndex
CREATE INDEX "comp_plan_assignment_workspace_id_plan_id_idx" ON "comp_plan_assignment"("workspace_id", "plan_id");

-- CreateIndex
CREATE INDEX "value_rating_workspace_id_account_id_idx" ON "value_rating"("workspace_id", "account_id");

-- CreateIndex
CREATE INDEX "scoring_run_workspace_id_completion_no_idx" ON "scoring_run"("workspace_id", "completion_no");

-- CreateIndex
CREATE INDEX "account_tier_workspace_id_account_id_idx" ON "account_tier"("workspace_id", "account_id");

-- CreateIndex
CREATE INDEX "slack_member_workspace_id_email_idx" ON "slack_member"("workspace_id", "email");

-- CreateIndex
CREATE INDEX "import_workspace_id_begin_no_idx" ON "import"("workspace_id", "begin_no");

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_workspace_id_nudge_id_fkey" FOREIGN KEY ("workspace_id", "nudge_id") REFERENCES "nudge"("workspace_id", "nudge_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_nudge" ADD CONSTRAINT "outbox_nudge_workspace_id_outbox_id_fkey" FOREIGN KEY ("workspace_id", "outbox_id") REFERENCES "outbox"("workspace_id", "outbox_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_nudge" ADD CONSTRAINT "outbox_nudge_workspace_id_nudge_id_fkey" FOREIGN KEY ("workspace_id", "nudge_id") REFERENCES "nudge"("workspace_id", "nudge_id") ON DELETE RESTRICT ON UPDATE CASCADE;
