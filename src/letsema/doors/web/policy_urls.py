"""Addresses of the policy register and of stated figures; what is entered before what is read."""

from django.urls import path

from letsema.doors.web import keeping_policies, policies, stated

POLICY = "policies/<slug:key>"
OF_A_POLICY = (
    ("names/new", "name", "policy-name"),
    ("sectors/new", "sector", "policy-sector"),
    ("stages/new", "stage", "policy-stage"),
    ("answers/new", "answer", "policy-answer"),
    ("claims/new", "claim", "policy-claim"),
    ("merge", "merge", "policy-merge"),
    ("parting", "unmerge", "policy-unmerge"),
    ("withdrawal", "withdrawal", "policy-withdrawal"),
    ("names/<int:number>/withdrawal", "names", "policy-name-withdrawal"),
    ("sectors/<int:number>/withdrawal", "sectors", "policy-sector-withdrawal"),
    ("stages/<int:number>/withdrawal", "stages", "policy-stage-withdrawal"),
    ("answers/<int:number>/withdrawal", "answers", "policy-answer-withdrawal"),
    ("claims/<int:number>/withdrawal", "supports", "policy-claim-withdrawal"),
)
"""By the end of an address: the page of an instrument it opens, and its name."""

urlpatterns = [
    path("policies/", policies.policies, name="policies"),
    path("policies/new/", keeping_policies.new, name="policy-new"),
    *(
        path(f"{POLICY}/{end}/", keeping_policies.keep, {"sheet": sheet}, name=name)
        for end, sheet, name in OF_A_POLICY
    ),
    path(f"{POLICY}/", policies.policy, name="policy"),
    path("figures/", stated.figures, name="figures"),
    path("figures/new/", keeping_policies.figure_new, name="figure-new"),
    path("figures/<int:number>/overlaps/new/", keeping_policies.overlap_new, name="overlap-new"),
    path(
        "figures/<int:number>/overlaps/<int:overlap>/withdrawal/",
        keeping_policies.overlap_withdrawal,
        name="overlap-withdrawal",
    ),
    path(
        "figures/<int:number>/withdrawal/",
        keeping_policies.figure_withdrawal,
        name="figure-withdrawal",
    ),
]
