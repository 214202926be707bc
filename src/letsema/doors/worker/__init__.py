"""The worker: what happens without anybody asking. Started by `serve` as a process of its own.

Every minute it sends the letters that are due and brings the index of search up to date; once a
day it forgets the contacts that are not to be kept any more. Two workers of two servers do no
harm: a letter is claimed in the record before it leaves, and a claim is given to one.
"""
